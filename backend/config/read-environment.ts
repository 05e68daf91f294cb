import { suggest } from '../suggest';
import type { Issue, LayerResult } from './layer';
import { configVariable, options } from './options';
import { textLayer, type OptionText } from './text-layer';

export type Environment = Readonly<Record<string, string | undefined>>;

const prefix = 'TAILGATE_';
const byVariable = new Map(options.map((option) => [option.variable, option]));

/**
 * Kubernetes gives every container variables for the services beside it: a service named "tailgate"
 * makes TAILGATE_PORT=tcp://10.0.0.1:7070 and TAILGATE_SERVICE_HOST. They are none of ours.
 */
function isServiceLink(name: string, value: string): boolean {
  return /_SERVICE_(HOST|PORT)(_|$)/.test(name) || /_PORT_\d+_(TCP|UDP|SCTP)(_|$)/.test(name)
    ? true
    : name.endsWith('_PORT') && /^(tcp|udp|sctp):\/\//.test(value);
}

function unknownVariable(name: string): Issue {
  const near = suggest(name, [...byVariable.keys(), configVariable]);
  return {
    message: `There is no option for the variable ${name.slice(0, 80)}.`,
    place: 'environment',
    remedy:
      near === undefined
        ? 'Unset it, or run "tailgate serve --help" for the names.'
        : `Did you mean ${near}?`,
  };
}

/** Reads the variables that begin with TAILGATE_; an empty one counts as not set. Never throws. */
export function readEnvironment(environment: Environment): LayerResult & {
  readonly configFile: string | undefined;
} {
  const texts: OptionText[] = [];
  const issues: Issue[] = [];
  const notices: string[] = [];
  for (const [name, text] of Object.entries(environment)) {
    if (!name.startsWith(prefix) || name === configVariable || text === undefined || text === '') {
      continue;
    }
    const option = byVariable.get(name);
    if (isServiceLink(name, text)) {
      if (option !== undefined) {
        notices.push(
          `${name} was set by Kubernetes for a service of that name and is not read; enableServiceLinks: false avoids it.`,
        );
      }
    } else if (option === undefined) issues.push(unknownVariable(name));
    else texts.push({ option, text, place: name });
  }
  const { layer, issues: textIssues } = textLayer(texts);
  const configFile = environment[configVariable];
  return {
    layer,
    issues: [...issues, ...textIssues],
    notices,
    configFile: configFile === '' ? undefined : configFile,
  };
}
