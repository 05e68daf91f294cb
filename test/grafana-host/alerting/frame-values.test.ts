import type { Field, FieldValue, Frame } from '../arrow/frame';
import { frameValues } from './frame-values';

const field = (
  name: string,
  type: Field['type'],
  values: readonly FieldValue[],
  labels?: Record<string, string>,
  nullable = false,
): Field => ({ name, type, itemType: '', nullable, labels, config: undefined, values });

const frame = (type: string, fields: Field[], typeVersion: [number, number] = [0, 1]): Frame => ({
  name: '',
  refId: 'A',
  meta: { type, typeVersion },
  fields,
});
const time = field('time', 'time', [60_000_000_000n, 120_000_000_000n]);

describe('frameValues', () => {
  it('numeric-long: a number per row, its texts as labels', () => {
    const rows = frame('numeric-long', [
      field('rule', 'string', ['r', 'r']),
      field('endpoint', 'string', ['a', null], undefined, true),
      field('value', 'number', [3, null], undefined, true),
    ]);
    expect(frameValues([rows])).toEqual([
      { kind: 'number', labels: { rule: 'r', endpoint: 'a' }, value: 3 },
      { kind: 'number', labels: { rule: 'r', endpoint: '' }, value: null },
    ]);
  });

  it('numeric-long: two number columns give two numbers with the same labels', () => {
    const rows = frame('numeric-long', [
      field('s', 'string', ['a']),
      field('x', 'number', [1]),
      field('y', 'number', [2]),
    ]);
    expect(frameValues([rows]).map((value) => value.kind === 'number' && value.labels)).toEqual([
      { s: 'a' },
      { s: 'a' },
    ]);
  });

  it('timeseries-wide: a series per value field', () => {
    const wide = frame('timeseries-wide', [
      time,
      field('n', 'number', [1, null], { s: 'a' }, true),
      field('n', 'number', [3n, 4n], { s: 'b' }),
    ]);
    expect(frameValues([wide])).toEqual([
      {
        kind: 'series',
        labels: { s: 'a' },
        points: [
          { timeMs: 60_000, value: 1 },
          { timeMs: 120_000, value: null },
        ],
      },
      {
        kind: 'series',
        labels: { s: 'b' },
        points: [
          { timeMs: 60_000, value: 3 },
          { timeMs: 120_000, value: 4 },
        ],
      },
    ]);
  });

  it('refuses series whose time may be null, and series without a value', () => {
    const nullable = { ...time, nullable: true };
    const value = field('n', 'number', [1, 2]);
    expect(() => frameValues([frame('timeseries-wide', [nullable, value])])).toThrow('time.Time');
    expect(() => frameValues([frame('timeseries-wide', [time])])).toThrow('numeric value field');
  });

  it('takes no frame, a frame without fields and no version for what they are', () => {
    expect(frameValues([])).toEqual([{ kind: 'no-data' }]);
    expect(frameValues([frame('numeric-long', [])])).toEqual([{ kind: 'no-data' }]);
    expect(frameValues([frame('timeseries-wide', [])])).toEqual([{ kind: 'no-data' }]);
    const table = [field('s', 'string', ['a']), field('n', 'number', [1])];
    expect(frameValues([frame('', table, [0, 0])])).toEqual([
      { kind: 'number', labels: { s: 'a' }, value: 1 },
    ]);
  });

  it('refuses log lines and tables of several numbers by the older rules', () => {
    const lines = [time, field('body', 'string', ['a', 'b'])];
    expect(() => frameValues([frame('log-lines', lines, [0, 0])])).toThrow('wide series but got');
    const table = [field('x', 'number', [1]), field('y', 'number', [2])];
    expect(() => frameValues([frame('', table, [0, 0])])).toThrow('type not');
  });
});
