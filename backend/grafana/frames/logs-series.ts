import type { LogsAnswer } from '@tailgate/contract';
import { TailgateError } from '../../errors';
import { numberField, timeField, type Frame, type FrameField } from '../arrow/frame';
import { displayName } from './names';
import type { LogsShape } from './logs-shape';

type Row = LogsAnswer['rows'][number];

/** Series in one frame at most: each is a line of the graph and a column of the answer. */
const mostSeries = 500;

interface Group {
  readonly labels: Readonly<Record<string, string>>;
  readonly rows: Map<number, Row>;
}

/** Rows by their labels, those of a group by their time. */
function groupsOf({ columns, rows }: LogsAnswer, { time, labels: of }: LogsShape): Group[] {
  const groups = new Map<string, Group>();
  for (const row of rows) {
    const at = row[time];
    if (typeof at !== 'number') continue;
    const labels = Object.fromEntries(
      of.map((index) => [columns[index]?.name ?? '', String(row[index] ?? '')]),
    );
    const key = JSON.stringify(Object.values(labels));
    const group = groups.get(key) ?? { labels, rows: new Map<number, Row>() };
    group.rows.set(at, row);
    groups.set(key, group);
  }
  return [...groups.values()];
}

/** `stats … by bin(…)`: one time field, and a field for each number and combination of the labels. */
export function logSeriesFrame(answer: LogsAnswer, shape: LogsShape): Frame {
  const groups = groupsOf(answer, shape);
  const count = groups.length * shape.values.length;
  if (count > mostSeries) {
    throw new TailgateError('limit-exceeded', `The query gives ${count} series.`, {
      place: 'text',
      remedy: `Group by fewer fields, or filter: at most ${mostSeries} series can be shown.`,
    });
  }
  const times = [...new Set(groups.flatMap(({ rows }) => [...rows.keys()]))].sort((a, b) => a - b);
  const fields = groups.flatMap(({ labels, rows }) =>
    shape.values.map((index): FrameField => {
      const name = answer.columns[index]?.name ?? '';
      const values = times.map((time) => {
        const value = rows.get(time)?.[index];
        return typeof value === 'number' ? value : null;
      });
      const which = Object.values(labels).join(', ');
      return numberField(name, values, {
        labels,
        config: { displayNameFromDS: displayName(name, which) },
      });
    }),
  );
  return {
    name: 'logs',
    meta: { type: 'timeseries-wide', typeVersion: [0, 1], preferredVisualisationType: 'graph' },
    fields: [timeField('time', times), ...fields],
  };
}
