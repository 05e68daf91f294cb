import fc from 'fast-check';
import { parseLogLine } from './log-entry';

describe('parseLogLine', () => {
  const hclog = (entry: object) =>
    JSON.stringify({ '@timestamp': '2026-01-01T00:00:00.000000Z', ...entry });

  it.each([
    [hclog({ '@level': 'error', '@message': 'down' }), { level: 'error', message: 'down' }],
    [hclog({ '@level': 'WARN', '@message': 'x', more: 1 }), { level: 'warn', message: 'x' }],
    ['[INFO] started', { level: 'info', message: '[INFO] started' }],
    ['panic: index out of range', { level: 'error', message: 'panic: index out of range' }],
    ['anything else', { level: 'debug', message: 'anything else' }],
    ['{"level":"error"}', { level: 'debug', message: '{"level":"error"}' }],
  ])('%s', (line, entry) => {
    expect(parseLogLine(line)).toEqual(entry);
  });

  it('loses the level where the time is not in microseconds', () => {
    const line = hclog({
      '@level': 'error',
      '@message': 'x',
      '@timestamp': '2026-01-01T00:00:00Z',
    });
    expect(parseLogLine(line).level).toBe('debug');
  });

  it('reports what would end Grafana', () => {
    expect(() => parseLogLine('{"@level":30}')).toThrow('Grafana panics');
  });

  it('gives an entry or a reason for any line', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (line) => {
        try {
          return ['trace', 'debug', 'info', 'warn', 'error'].includes(parseLogLine(line).level);
        } catch (error) {
          return error instanceof Error && error.message.startsWith('Grafana panics');
        }
      }),
    );
  });
});
