import { severities, type Episode } from '@tailgate/contract';
import { rules } from '../../rules';
import { numberField, textField, timeField, type Frame } from '../arrow/frame';

const ruleTitle = (id: string): string => rules.find((rule) => rule.id === id)?.title ?? id;

/** `p99Integration` as people write it. */
const words = (name: string): string => name.replace(/([a-z0-9])(?=[A-Z])/g, '$1 ').toLowerCase();

function quantityText({ value, unit }: Episode['worst']['quantity']): string {
  if (value === null) return 'unknown';
  if (unit === 'ratio') return `${Number((value * 100).toFixed(1))} %`;
  return unit === 'count' ? String(value) : `${Number(value.toFixed(1))} ${unit}`;
}

function textOf({ worst, windows, causedBy }: Episode): string {
  const at = worst.at.slice(0, 16).replace('T', ' ');
  const parts = [
    `Worst ${words(worst.name)}: ${quantityText(worst.quantity)} at ${at} UTC.`,
    `Fired in ${windows} ${windows === 1 ? 'window' : 'windows'}.`,
    ...(causedBy.length === 0 ? [] : [`Explained by ${causedBy.join(', ')}.`]),
  ];
  return parts.join(' ');
}

/** Runs of windows in which a rule fired, by their start, for annotations. */
export function episodesFrame(episodes: readonly Episode[]): Frame {
  const rows = [...episodes].sort((a, b) => Date.parse(a.from) - Date.parse(b.from));
  const text = (name: string, of: (episode: Episode) => string) => textField(name, rows.map(of));
  const number = (name: string, of: (episode: Episode) => number | null) =>
    numberField(name, rows.map(of));
  return {
    name: 'episodes',
    meta: { preferredVisualisationType: 'table' },
    fields: [
      timeField(
        'time',
        rows.map(({ from }) => Date.parse(from)),
      ),
      timeField(
        'timeEnd',
        rows.map(({ to }) => Date.parse(to)),
      ),
      text('title', ({ rule, endpoint }) =>
        endpoint === '' ? ruleTitle(rule) : `${ruleTitle(rule)}: ${endpoint}`,
      ),
      text('text', textOf),
      text('tags', ({ rule, severity }) => `tailgate,${rule},${severity}`),
      text('id', ({ source, rule, endpoint, from }) => [source, rule, endpoint, from].join('|')),
      text('rule', ({ rule }) => rule),
      text('severity', ({ severity }) => severity),
      number('severity_value', ({ severity }) => severities.indexOf(severity) + 1),
      text('endpoint', ({ endpoint }) => endpoint),
      text('source', ({ source }) => source),
      number('windows', ({ windows }) => windows),
      text('caused_by', ({ causedBy }) => causedBy.join(',')),
      text('worst_name', ({ worst }) => worst.name),
      number('worst_value', ({ worst }) => worst.quantity.value),
    ],
  };
}
