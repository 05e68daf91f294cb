import { TailgateError } from '../errors';
import { parseAnalyzeOptions } from './analyze-options';

function errorOf(args: readonly string[]): TailgateError {
  try {
    parseAnalyzeOptions(args);
  } catch (error) {
    if (error instanceof TailgateError) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}

describe('parseAnalyzeOptions', () => {
  it('reads every option', () => {
    const options = parseAnalyzeOptions([
      'a.log',
      '--format=json',
      '--fail-on',
      'high',
      '--timeout-ms',
      '60000',
      '--from',
      '2026-11-20T14:00:00Z',
      '--to',
      '2026-11-20T15:00:00Z',
      '--field',
      'integrationLatency=timing.backend',
      '--field=status=code',
      '-q',
      '-',
    ]);
    expect(options).toEqual({
      paths: ['a.log', '-'],
      format: 'json',
      failOn: 'high',
      timeoutMs: 60_000,
      fromMs: Date.UTC(2026, 10, 20, 14),
      toMs: Date.UTC(2026, 10, 20, 15),
      fields: { integrationLatency: 'timing.backend', status: 'code' },
      quiet: true,
      help: false,
    });
  });

  it.each([
    [['--format', 'xml', 'a'], '--format "xml"', 'text, json, markdown'],
    [['--fail-on', 'bad', 'a'], '--fail-on "bad"', 'info, warning, high, critical'],
    [['--timeout-ms', '29s', 'a'], '--timeout-ms "29s"', '29000'],
    [['--timeout-ms', '0', 'a'], '--timeout-ms "0"', '29000'],
    [['--from', 'yesterday', 'a'], '--from "yesterday"', 'ISO 8601'],
    [['--from', '2026-01-02', '--to', '2026-01-01', 'a'], 'not before', 'start is before'],
    [['--field', 'status', 'a'], '--field "status"', 'integrationLatency=timing.backend'],
    [[], 'No file', 'standard input'],
    [['--nope', 'a'], '--nope', '--help'],
  ])('says what is wrong with %j and what to do', (args, message, remedy) => {
    const error = errorOf(args);
    expect(error.code).toBe('invalid-input');
    expect(error.message).toContain(message);
    expect(error.remedy).toContain(remedy);
  });

  it('needs no file for --help', () => {
    expect(parseAnalyzeOptions(['--help']).help).toBe(true);
  });
});
