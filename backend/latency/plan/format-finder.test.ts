import { TailgateError } from '../../errors';
import type { QueryColumns, QueryRequest } from '../../insights/columns';
import { FormatFinder, type SampledGroup } from './format-finder';
import { ScanMeter, type PlannedCarrier } from './scan-meter';
import { turns } from './testing/held-carrier';

const hour = 3_600_000;
const start = Date.UTC(2026, 2, 2, 12);

interface Line {
  readonly timeMs: number;
  readonly message: string;
}

const access = (status: string | number) =>
  JSON.stringify({
    requestId: 'r',
    httpMethod: 'GET',
    resourcePath: '/orders',
    status,
    integrationLatency: 10,
    responseLatency: 12,
  });
const renamed = JSON.stringify({ method: 'GET', path: '/a', status: 200, responseTime: 12 });
const broken =
  '{"requestId":"r","httpMethod":"GET","resourcePath":"/orders","status":504,"integrationLatency":-,"responseLatency":29010}';

/** Answers the sample queries from lines in memory; a filter leaves the lines that are no access JSON. */
class LineCarrier implements PlannedCarrier {
  readonly rowLimit = 10_000;
  readonly asked: QueryRequest[] = [];

  constructor(public lines: readonly Line[]) {}

  run(request: QueryRequest): Promise<QueryColumns> {
    this.asked.push(request);
    if (request.signal?.aborted === true) {
      return Promise.reject(new TailgateError('cancelled', 'Cancelled.'));
    }
    const unfit = request.text.includes('filter');
    const matched = this.lines
      .filter(({ timeMs }) => timeMs >= request.fromMs && timeMs < request.toMs)
      .filter(({ message }) => !unfit || !message.includes('"integrationLatency":10'));
    const messages = matched.slice(0, request.limit).map(({ message }) => message);
    return Promise.resolve({
      rowCount: messages.length,
      columns: [
        {
          name: '@message',
          kind: 'text',
          codes: Int32Array.from(messages, (_, index) => index),
          dictionary: messages,
        },
      ],
      statistics: {
        recordsMatched: matched.length,
        recordsScanned: matched.length,
        bytesScanned: matched.length * 100,
      },
    });
  }
}

const repeated = (count: number, timeMs: number, message: string): Line[] =>
  Array.from({ length: count }, () => ({ timeMs, message }));

interface Bench {
  now: number;
  readonly carrier: LineCarrier;
  readonly group: SampledGroup;
  readonly finder: FormatFinder;
}

function bench(lines: readonly Line[]): Bench {
  const carrier = new LineCarrier(lines);
  const made: Bench = {
    now: start + 30 * 24 * hour,
    carrier,
    group: { identity: 'x', logGroup: 'api', carrier, overrides: {} },
    finder: new FormatFinder(new ScanMeter(), () => made.now),
  };
  return made;
}

const day = { fromMs: start, toMs: start + 24 * hour };

it('looks at the newest hour that has lines, once', async () => {
  const { carrier, finder, group } = bench(repeated(300, start + 20 * hour, access(200)));
  const found = await finder.find(group, day);
  expect(found?.content.content).toBe('access-log');
  expect(found?.eventsPerHour).toBe(300 / 5);
  expect(
    carrier.asked.map(({ fromMs, toMs }) => [(fromMs - start) / hour, (toMs - start) / hour]),
  ).toEqual([
    [23, 24],
    [18, 23],
  ]);
  expect(await finder.find(group, { fromMs: 0, toMs: 1_000 })).toBe(found);
  expect(carrier.asked).toHaveLength(2);
});

it('searches the whole range, and remembers nothing of an empty one', async () => {
  const { carrier, finder, group } = bench([]);
  const range = { fromMs: start, toMs: start + 40 * 24 * hour };
  expect(await finder.find(group, range)).toBeUndefined();
  expect(carrier.asked.at(-1)?.fromMs).toBe(start);
  const spans = carrier.asked.map(({ fromMs, toMs }) => toMs - fromMs);
  expect(spans.reduce((sum, span) => sum + span, 0)).toBe(40 * 24 * hour);
  carrier.lines = repeated(5, start, access(200));
  expect((await finder.find(group, range))?.content.content).toBe('access-log');
});

it('shares a search, and one caller may leave', async () => {
  const { carrier, finder, group } = bench(repeated(3, start + 23 * hour, access(200)));
  const leaving = new AbortController();
  const first = finder.find(group, day, leaving.signal);
  const second = finder.find(group, day);
  leaving.abort();
  await expect(first).rejects.toMatchObject({ code: 'cancelled' });
  expect((await second)?.content.content).toBe('access-log');
  await turns();
  expect(carrier.asked).toHaveLength(1);
});

it('looks again after a while where there are no access log lines', async () => {
  const made = bench(repeated(5, start + 23 * hour, 'plain text'));
  const { carrier, finder, group } = made;
  expect((await finder.find(group, day))?.content.content).toBe('unknown');
  carrier.lines = repeated(5, start + 23 * hour, access(200));
  expect((await finder.find(group, day))?.content.content).toBe('unknown');
  made.now += 11 * 60_000;
  expect((await finder.find(group, day))?.content.content).toBe('access-log');
});

describe('lines that cannot be used', () => {
  it('that break JSON make a format that reads them by pattern', async () => {
    const { carrier, finder, group } = bench(repeated(300, start + 23 * hour, access(200)));
    await finder.find(group, day);
    carrier.lines = [...carrier.lines, ...repeated(4, start + hour, broken)];
    const again = await finder.reconsider(group, day, { requests: 300, unparsed: 4 });
    expect(again?.content).toMatchObject({ content: 'access-log', format: { breaksJson: true } });
    expect(await finder.find(group, day)).toBe(again);
  });

  it('of another kind change nothing, and are not looked at all the time', async () => {
    const made = bench(repeated(300, start + 23 * hour, access(200)));
    const { carrier, finder, group } = made;
    carrier.lines = [...carrier.lines, ...repeated(4, start + hour, 'plain text')];
    await finder.find(group, day);
    const counts = { requests: 300, unparsed: 4 };
    expect(await finder.reconsider(group, day, counts)).toBeUndefined();
    const { length } = carrier.asked;
    expect(await finder.reconsider(group, day, counts)).toBeUndefined();
    expect(carrier.asked).toHaveLength(length);
    made.now += 61_000;
    await finder.reconsider(group, day, counts);
    expect(carrier.asked.length).toBeGreaterThan(length);
  });

  it('are not looked at again while no more of them come', async () => {
    const made = bench(repeated(300, start + 23 * hour, access(200)));
    const { carrier, finder, group } = made;
    carrier.lines = [...carrier.lines, ...repeated(4, start + hour, 'plain text')];
    await finder.find(group, day);
    const counts = { requests: 300, unparsed: 4 };
    await finder.reconsider(group, day, { ...counts, scannedUnparsed: 4 });
    const { length } = carrier.asked;
    made.now += hour;
    await finder.reconsider(group, day, { ...counts, scannedUnparsed: 0 });
    expect(carrier.asked).toHaveLength(length);
    await finder.reconsider(group, day, { ...counts, scannedUnparsed: 1 });
    expect(carrier.asked.length).toBeGreaterThan(length);
  });

  it('that came too soon after others are looked at later', async () => {
    const made = bench(repeated(300, start + 23 * hour, access(200)));
    const { carrier, finder, group } = made;
    carrier.lines = [...carrier.lines, ...repeated(4, start + hour, 'plain text')];
    await finder.find(group, day);
    const counts = { requests: 300, unparsed: 4 };
    await finder.reconsider(group, day, { ...counts, scannedUnparsed: 4 });
    made.now += 10_000;
    carrier.lines = [...carrier.lines, ...repeated(1, start + 2 * hour, broken)];
    const soon = { requests: 300, unparsed: 5, scannedUnparsed: 1 };
    expect(await finder.reconsider(group, day, soon)).toBeUndefined();
    made.now += 61_000;
    const again = await finder.reconsider(group, day, { ...soon, scannedUnparsed: 0 });
    expect(again?.content).toMatchObject({ content: 'access-log', format: { breaksJson: true } });
  });

  it('decide where they are the most', async () => {
    const { carrier, finder, group } = bench(repeated(300, start + 23 * hour, access(200)));
    const before = await finder.find(group, day);
    carrier.lines = repeated(300, start + 22 * hour, renamed);
    const again = await finder.reconsider(group, day, { requests: 1, unparsed: 300 });
    expect(again?.content.content).toBe('access-log');
    expect(again?.content).not.toEqual(before?.content);
  });
});
