import { FieldType, toDataFrame } from '@grafana/data';
import { findingsFrames } from '../../panels/findings/testing/findings-frames';
import {
  latencyFinding,
  sampleFindings,
  timeoutFinding,
} from '../../panels/findings/testing/sample-findings';
import { readFindings } from './findings-frame';

const table = (values: Record<string, unknown[]>, name = 'other') =>
  toDataFrame({
    name,
    fields: Object.entries(values).map(([field, column]) => ({
      name: field,
      type: FieldType.string,
      values: column,
    })),
  });

test('a row has what the frame says, and the finding behind it', () => {
  const [row] = readFindings(findingsFrames(sampleFindings, [])) ?? [];
  expect(row).toMatchObject({
    id: 'shop|integration-timeout|',
    severity: 'critical',
    title: 'Integration timeouts',
    endpoint: 'POST /api/reports/generate',
    endpoints: 2,
    affected: 74,
    requests: 3_698,
    isConfident: true,
    causedBy: [],
    from: Date.parse(timeoutFinding.window.from),
    actions: timeoutFinding.actions,
    row: 0,
  });
  expect(row?.detail?.scope).toBe('endpoint');
  expect(row?.detail?.examples).toHaveLength(7);
});

test('the worst come first whatever their order in the frame', () => {
  const rows = readFindings(findingsFrames([...sampleFindings].reverse(), [])) ?? [];
  expect(rows.map(({ severity }) => severity)).toEqual(['critical', 'high', 'warning']);
});

test('of equal severity a cause comes before what it explains', () => {
  const cause = { ...timeoutFinding, severity: 'high' } as const;
  const rows = readFindings(findingsFrames([latencyFinding, cause], [])) ?? [];
  expect(rows.map(({ rule }) => rule)).toEqual(['integration-timeout', 'high-latency']);
});

test('the finding is read where a transformation has made a text of it', () => {
  const [frame] = findingsFrames([timeoutFinding], []);
  const column = frame.fields.find(({ name }) => name === 'finding')!;
  column.values = [JSON.stringify(timeoutFinding)];
  expect(readFindings([frame])?.[0]?.detail?.endpoints).toHaveLength(2);
  column.values = ['{ broken'];
  expect(readFindings([frame])?.[0]?.detail).toBeUndefined();
});

test('a table of another source needs severity, title and summary only', () => {
  const frame = table({ severity: ['High', 'odd'], title: ['A', 'B'], summary: ['a', 'b'] });
  const rows = readFindings([frame]) ?? [];
  expect(rows.map(({ severity, title }) => [severity, title])).toEqual([
    ['high', 'A'],
    ['info', 'B'],
  ]);
  expect(new Set(rows.map(({ id }) => id)).size).toBe(2);
});

test('episodes are no findings, and no frame is not the same as no row', () => {
  const episodes = table({ severity: ['high'], title: ['A'], text: ['a'], time: ['0'] });
  expect(readFindings([episodes])).toBeUndefined();
  expect(readFindings(findingsFrames([], []))).toEqual([]);
});
