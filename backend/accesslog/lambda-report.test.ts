import fc from 'fast-check';
import { parseReportLine, rootOf } from './lambda-report';

const id = 'd1f425fb-0000-4000-8000-000000000001';

describe('parseReportLine', () => {
  it('reads a cold start with tabs and a trailing tab', () => {
    const line = `REPORT RequestId: ${id}\tDuration: 128.83 ms\tBilled Duration: 296 ms\tMemory Size: 128 MB\tMax Memory Used: 74 MB\tInit Duration: 166.62 ms\t`;
    expect(parseReportLine(line)).toEqual({
      kind: 'invocation',
      requestId: id,
      status: 'success',
      errorType: undefined,
      traceId: undefined,
      phase: undefined,
      durationMs: 128.83,
      billedDurationMs: 296,
      initDurationMs: 166.62,
      restoreDurationMs: NaN,
      billedRestoreDurationMs: NaN,
      memorySizeMb: 128,
      maxMemoryUsedMb: 74,
    });
  });

  it('reads spaces as exports write them, with the new status', () => {
    const line = `REPORT RequestId: ${id} Duration: 11236.65 ms Billed Duration: 11237 ms Memory Size: 512 MB Max Memory Used: 250 MB Status: error Error Type: Runtime.ExitError`;
    expect(parseReportLine(line)).toMatchObject({
      status: 'error',
      errorType: 'Runtime.ExitError',
      durationMs: 11_236.65,
      billedDurationMs: 11_237,
    });
  });

  it('reads a timeout of the new form and the X-Ray ids', () => {
    const line = `REPORT RequestId: ${id}\tDuration: 30000.00 ms\tBilled Duration: 30000 ms\tMemory Size: 256 MB\tMax Memory Used: 90 MB\tStatus: timeout\t\nXRAY TraceId: 1-65ab-cd\tSegmentId: 12\tSampled: true\t`;
    expect(parseReportLine(line)).toMatchObject({
      status: 'timeout',
      durationMs: 30_000,
      traceId: '1-65ab-cd',
    });
  });

  it('reads SnapStart', () => {
    const line = `REPORT RequestId: ${id}\tDuration: 10.00 ms\tBilled Duration: 193 ms\tMemory Size: 512 MB\tMax Memory Used: 130 MB\tRestore Duration: 398.97 ms\tBilled Restore Duration: 182 ms\t`;
    expect(parseReportLine(line)).toMatchObject({
      durationMs: 10,
      billedDurationMs: 193,
      restoreDurationMs: 398.97,
      billedRestoreDurationMs: 182,
      initDurationMs: NaN,
    });
  });

  it('reads INIT_REPORT', () => {
    expect(
      parseReportLine('INIT_REPORT Init Duration: 9999.79 ms\tPhase: init\tStatus: timeout'),
    ).toMatchObject({
      kind: 'initialization',
      initDurationMs: 9_999.79,
      phase: 'init',
      status: 'timeout',
    });
    expect(
      parseReportLine(
        'INIT_REPORT Init Duration: 12.5 ms Phase: invoke Status: error Error Type: Extension.Crash',
      ),
    ).toMatchObject({ errorType: 'Extension.Crash', phase: 'invoke', durationMs: NaN });
  });

  it('reads the old timeout notice', () => {
    expect(
      parseReportLine(`2023-05-01T10:00:03.004Z ${id} Task timed out after 3.00 seconds`),
    ).toMatchObject({
      kind: 'timeout-notice',
      requestId: id,
      status: 'timeout',
      durationMs: 3_000,
    });
  });

  it('reads platform.report', () => {
    const line = JSON.stringify({
      time: '2026-03-01T00:00:00.000Z',
      type: 'platform.report',
      record: {
        requestId: id,
        metrics: {
          durationMs: 101.5,
          billedDurationMs: 102,
          memorySizeMB: 512,
          maxMemoryUsedMB: 33,
          initDurationMs: 116.7,
        },
        status: 'timeout',
        tracing: { type: 'X-Amzn-Trace-Id', value: 'Root=1-62e9;Parent=dd;Sampled=1' },
      },
    });
    expect(parseReportLine(line)).toMatchObject({
      kind: 'invocation',
      requestId: id,
      status: 'timeout',
      durationMs: 101.5,
      initDurationMs: 116.7,
      memorySizeMb: 512,
      maxMemoryUsedMb: 33,
      traceId: '1-62e9',
    });
  });

  it.each([
    `START RequestId: ${id} Version: $LATEST`,
    `END RequestId: ${id}`,
    'REPORT',
    'REPORT of the day: Duration: 5 ms',
    `REPORT RequestId: ${id} nothing measured`,
    '{"type":"platform.start","record":{"requestId":"x"}}',
    '{"type":"platform.report"',
    'a line about a Task timed out after 3.00 seconds',
    '',
  ])('leaves other lines alone: %s', (line) => expect(parseReportLine(line)).toBeUndefined());

  it('gives a value or nothing for any text', () => {
    const piece = fc.constantFrom(
      'REPORT ',
      'RequestId: ',
      'Duration: ',
      '1e9',
      '12.5 ms',
      '\t',
      'Status: ',
      '{',
      '"type":"platform.report"',
      '}',
      'Task timed out after ',
      '9'.repeat(400),
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(piece).map((p) => p.join('')),
        ),
        (text) => {
          parseReportLine(text);
        },
      ),
      { seed: 20_261_120, numRuns: 2_000 },
    );
  });
});

it('finds the root of a trace header', () => {
  expect(rootOf('Root=1-5e1b-aa;Parent=1')).toBe('1-5e1b-aa');
  expect(rootOf('1-5e1b-aa')).toBe('1-5e1b-aa');
  expect(rootOf('-')).toBeUndefined();
});
