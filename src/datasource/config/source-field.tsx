import { getBackendSrv } from '@grafana/runtime';
import { Combobox, Field } from '@grafana/ui';
import { useCallback } from 'react';
import type { SourceDescription } from '@tailgate/contract';
import { readSources } from '../read-answers';
import { settingsChanger, type SettingsProps } from './change-settings';

/** A source that the backend's `tailgate.yaml` names. */
export function SourceField(props: SettingsProps) {
  const { options: settings } = props;
  const { uid, jsonData } = settings;
  const change = settingsChanger(props);
  const options = useCallback(
    async (typed: string) => {
      const sources = await listSources(uid);
      return sources
        .filter(({ name }) => name.toLowerCase().includes(typed.toLowerCase()))
        .map(({ name, logGroups }) => ({
          value: name,
          label: name,
          description: logGroups === 1 ? '1 log group' : `${logGroups} log groups`,
        }));
    },
    [uid],
  );
  return (
    <Field
      label="Source"
      description="A source of the backend's tailgate.yaml. Leave it empty where the backend has only one. The list is filled once the data source has been saved."
      htmlFor="tailgate-source"
      noMargin
    >
      <Combobox
        id="tailgate-source"
        isClearable
        createCustomValue
        placeholder="The only one"
        disabled={settings.readOnly}
        options={options}
        value={jsonData.source ?? null}
        onChange={(chosen) => change({ source: chosen?.value })}
      />
    </Field>
  );
}

/** Before the first save, or while the backend is away, there is nothing to choose from, only to type. */
async function listSources(uid: string): Promise<SourceDescription[]> {
  try {
    const answer: unknown = await getBackendSrv().get(
      `/api/datasources/uid/${encodeURIComponent(uid)}/resources/sources`,
      undefined,
      undefined,
      { showErrorAlert: false },
    );
    return readSources(answer);
  } catch {
    return [];
  }
}
