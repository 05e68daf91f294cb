import { suggest } from '../suggest';
import type { Issue, LayerResult } from './layer';
import { configFlag, options, type Option } from './options';
import { KindGuard } from '@sinclair/typebox';
import { textLayer, type OptionText } from './text-layer';

export interface ReadFlags extends LayerResult {
  readonly configFile: string | undefined;
  readonly help: boolean;
}

const byFlag = new Map(options.map((option) => [option.flag, option]));
const isSwitch = (option: Option): boolean => KindGuard.IsBoolean(option.schema);

/** `--no-embedded-enabled` says false, as does `--embedded-enabled=false`. */
function negated(name: string): Option | undefined {
  const option = name.startsWith('--no-') ? byFlag.get(`--${name.slice(5)}`) : undefined;
  return option !== undefined && isSwitch(option) ? option : undefined;
}

function unknownFlag(name: string): Issue {
  const near = suggest(name, [...byFlag.keys(), configFlag, '--help']);
  return {
    message: `There is no flag ${name.slice(0, 80)}.`,
    place: 'command line',
    remedy:
      near === undefined
        ? 'Run "tailgate serve --help" for all flags.'
        : `Did you mean ${near}? Run "tailgate serve --help" for all flags.`,
  };
}

const withoutValue = (name: string): Issue => ({
  message: `${name} has no value.`,
  place: name,
  remedy: `Write ${name} VALUE or ${name}=VALUE.`,
});

/** Reads `--name value`, `--name=value`, `--switch` and `--no-switch`; never throws. */
export function readFlags(args: readonly string[]): ReadFlags {
  const texts: OptionText[] = [];
  const issues: Issue[] = [];
  let configFile: string | undefined;
  let help = false;
  for (let index = 0; index < args.length; index++) {
    const word = args[index] ?? '';
    if (word === '--help' || word === '-h') {
      help = true;
      continue;
    }
    if (!word.startsWith('-')) {
      issues.push({
        message: `"serve" takes no "${word.slice(0, 80)}".`,
        place: 'command line',
        remedy: 'Give options only, for example --port 7070.',
      });
      continue;
    }
    const equals = word.indexOf('=');
    const name = equals < 0 ? word : word.slice(0, equals);
    const next = args[index + 1];
    const follows = equals < 0 && next !== undefined && !next.startsWith('--');
    const value = equals >= 0 ? word.slice(equals + 1) : follows ? next : undefined;
    const off = negated(name);
    const option = off ?? byFlag.get(name);
    if (off !== undefined) {
      if (equals < 0) texts.push({ option: off, text: 'false', place: name });
      else
        issues.push({ message: `${name} takes no value.`, place: name, remedy: `Write ${name}.` });
    } else if (option !== undefined && isSwitch(option) && value !== 'true' && value !== 'false') {
      // A bare switch means true; whatever follows is no value of it.
      texts.push({ option, text: equals < 0 ? 'true' : (value ?? ''), place: name });
    } else if (option === undefined && name !== configFlag) {
      issues.push(unknownFlag(name));
      // What follows may be the secret of a misspelled --token: it is passed over unread.
      if (follows) index += 1;
    } else if (value === undefined) {
      issues.push(withoutValue(name));
    } else {
      if (follows) index += 1;
      if (option === undefined) configFile = value;
      else texts.push({ option, text: value, place: name });
    }
  }
  const { layer, issues: textIssues } = textLayer(texts);
  return { layer, issues: [...issues, ...textIssues], notices: [], configFile, help };
}
