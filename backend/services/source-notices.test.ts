import { createAggregates } from '../latency/aggregate/create-aggregates';
import { emptyCells } from '../latency/cells/cells';
import { testSettings } from '../rules/testing/settings';
import type { SourceRead } from './source-reader';
import { sourceNotices } from './source-notices';

function read(counts: { requests: number; unparsed?: number; implausible?: number }): SourceRead {
  const range = { fromMs: 0, toMs: 300_000 };
  const cells = { ...emptyCells(300_000), ...counts };
  return {
    ...range,
    cells,
    aggregates: createAggregates(emptyCells(300_000), testSettings(), range),
    ...{ groups: [], others: [], settled: true, fromCache: 1 },
    cost: { bytesScanned: 0, recordsScanned: 0 },
  };
}

test('a few lines that cannot be read are worth knowing, many are a warning', () => {
  expect(sourceNotices(read({ requests: 57_383, unparsed: 1 }))).toEqual([
    {
      severity: 'info',
      topic: 'unreadable-lines',
      text: '1 log event of 57,384 in the hours of this range is no access log line: neither a status nor a latency could be read from it.',
    },
  ]);
  const [many] = sourceNotices(read({ requests: 99, unparsed: 1 }));
  expect(many?.severity).toBe('warning');
  const [more] = sourceNotices(read({ requests: 995_000, unparsed: 4_000 }));
  expect(more).toMatchObject({ severity: 'info' });
  expect(more?.text).toMatch(/^4,000 log events of 999,000 .* are no access log lines: .*them\.$/);
});

test('so are latencies that no request can have', () => {
  expect(sourceNotices(read({ requests: 1_000, implausible: 1 }))).toEqual([
    {
      severity: 'info',
      topic: 'implausible-latencies',
      text: '1 latency that no request can have (negative, or above 24 hours) was left out.',
    },
  ]);
  const [many] = sourceNotices(read({ requests: 100, implausible: 2 }));
  expect(many).toMatchObject({ severity: 'warning' });
  expect(many?.text).toContain('2 latencies');
  expect(many?.text).toContain('were left out');
});

test('a log group without events is worth knowing, one of other lines a warning', () => {
  const others = [
    { logGroup: '/quiet', content: undefined },
    { logGroup: '/aws/lambda/orders', content: { content: 'lambda-text' as const } },
  ];
  expect(sourceNotices({ ...read({ requests: 0 }), others })).toMatchObject([
    { severity: 'info', topic: 'log-group-content', text: '/quiet has no events in this range.' },
    { severity: 'warning', topic: 'log-group-content' },
  ]);
});
