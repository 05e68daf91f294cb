import { GrafanaSettings } from '@tailgate/contract';
import { TailgateError } from '../../errors';
import type { Services } from '../../services/services';
import type { PluginContext } from '../wire/plugin-context';
import { readJson } from './read-json';

const place = 'the settings of the data source';

/** The settings that travel with every call. @throws TailgateError `invalid-input` */
export function readSettings(context: PluginContext | null): GrafanaSettings {
  const settings = context?.dataSourceInstanceSettings;
  return readJson(GrafanaSettings, settings?.jsonData ?? new Uint8Array(), place);
}

/**
 * The source that the settings of a data source stand for: the one that they name, or the log groups
 * that they list. Undefined where they say nothing: then each query names its own.
 * @throws TailgateError where the log groups may not be asked
 */
export function sourceOfSettings(
  services: Pick<Services, 'inlineSource'>,
  { source, logGroups = [], region }: GrafanaSettings,
): string | undefined {
  const name = source?.trim() ?? '';
  if (name !== '') {
    if (logGroups.length === 0) return name;
    throw new TailgateError('invalid-input', 'A source and log groups are both set.', {
      place,
      remedy: 'Keep one of them.',
    });
  }
  if (logGroups.length === 0) return undefined;
  return services.inlineSource({ logGroups, ...(region === undefined ? {} : { region }) });
}
