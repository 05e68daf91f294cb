import { isLoopbackHost } from '../loopback';
import { suggest } from '../suggest';
import type { ConnectionConfig, SourceConfig } from './config';
import { pathText, type ValuePath } from './layer';
import type { Environment } from './read-environment';
import type { Report } from './report';
import { resolveCredentials } from './resolve-credentials';
import type { SourceOptions } from './schema';

/** What the checks of a source need to know beside the source. */
export interface SourceContext {
  readonly embeddedEnabled: boolean;
  /** The canonical fields that `fields` may map. */
  readonly fieldNames: readonly string[];
  readonly environment: Environment;
}

/** The region of the embedded engine where none is set; it is the same for every region. */
const embeddedRegion = 'us-east-1';

/** The URL of an endpoint, undefined where it is none. One with a user name may hold a password. */
function endpointUrl(endpoint: string, path: ValuePath, report: Report): URL | undefined {
  const url = URL.canParse(endpoint) ? new URL(endpoint) : undefined;
  const usable =
    url !== undefined &&
    ['http:', 'https:'].includes(url.protocol) &&
    url.pathname === '/' &&
    url.username + url.password + url.search + url.hash === '';
  if (usable) return url;
  const repeated = /[@?#]/.test(endpoint) ? 'this value (hidden)' : JSON.stringify(endpoint);
  report(
    [...path, 'endpoint'],
    `The option ${pathText([...path, 'endpoint'])} cannot be ${repeated.slice(0, 120)}.`,
    'Allowed: "embedded", or a URL such as https://host or http://127.0.0.1:7072, without user name and path.',
  );
  return undefined;
}

function checkFields(
  source: SourceOptions,
  path: ValuePath,
  context: SourceContext,
  report: Report,
) {
  for (const [name, key] of Object.entries(source.fields)) {
    const here = [...path, 'fields', name];
    if (!context.fieldNames.includes(name)) {
      const near = suggest(name, context.fieldNames);
      report(
        here,
        `There is no field "${name.slice(0, 80)}" to map.`,
        near === undefined
          ? `There are: ${context.fieldNames.join(', ')}.`
          : `Did you mean "${near}"?`,
      );
    }
    if (key.trim() === '') {
      report(here, `The field ${name} has no key.`, 'Give the key as it stands in the log line.');
    }
  }
}

/** Where a source is and who asks there; checked in itself. */
export function resolveConnection(
  source: Pick<SourceOptions, 'region' | 'endpoint' | 'credentials'>,
  path: ValuePath,
  context: SourceContext,
  report: Report,
): ConnectionConfig {
  const embedded = source.endpoint === 'embedded';
  if (embedded && !context.embeddedEnabled) {
    report(
      [...path, 'endpoint'],
      'The source uses the embedded CloudWatch Logs, which is switched off.',
      'Set embedded.enabled to true, or give another endpoint.',
    );
  }
  const url =
    source.endpoint === undefined || embedded
      ? undefined
      : endpointUrl(source.endpoint, path, report);
  const loopback = embedded || (url !== undefined && isLoopbackHost(url.hostname));
  const signers = resolveCredentials(
    source.credentials,
    [...path, 'credentials'],
    { embedded, loopback },
    context.environment,
    report,
  );
  const region = source.region ?? (embedded ? embeddedRegion : undefined);
  return {
    ...(region === undefined ? {} : { region }),
    ...(source.endpoint === undefined ? {} : { endpoint: source.endpoint }),
    ...signers,
  };
}

/** Checks a source in itself and turns it into what the services take. */
export function resolveSource(
  source: SourceOptions,
  path: ValuePath,
  context: SourceContext,
  report: Report,
): SourceConfig {
  const connection = resolveConnection(source, path, context, report);
  checkFields(source, path, context, report);
  return {
    settings: {
      name: source.name,
      fields: source.fields,
      timeouts: source.timeouts,
      thresholds: source.thresholds,
      thresholdOverrides: source.thresholdOverrides,
      endpointPatterns: source.endpointPatterns,
      maxEndpoints: source.maxEndpoints,
    },
    connection,
    logGroups: source.logGroups,
  };
}
