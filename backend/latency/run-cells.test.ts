import { TailgateError } from '../errors';
import type { QueryCarrier } from '../insights/columns';
import { runCells, type CellRange } from './run-cells';
import { canonicalCells } from './testing/canonical-cells';
import { fullFormat, logged, type LoggedRequest } from './testing/logged-request';
import { MemoryCarrier } from './testing/memory-carrier';
import { seededRandom } from './testing/random';

const start = Date.UTC(2026, 2, 2, 12);
const binMs = 300_000;
const range: CellRange = { logGroups: ['api'], fromMs: start, toMs: start + 3_600_000, binMs };

function requests(count: number, spanMs: number): LoggedRequest[] {
  const random = seededRandom(7);
  return Array.from({ length: count }, (_, n) => {
    const integration = Math.floor(random() * 400);
    return logged(start + Math.floor((n * spanMs) / count), {
      integrationLatency: String(integration),
      responseLatency: String(integration + 5 + Math.floor(random() * 20)),
    });
  });
}

const some = requests(3_000, 3_600_000);

async function codeOf(work: Promise<unknown>): Promise<string | undefined> {
  try {
    await work;
    return undefined;
  } catch (thrown) {
    return thrown instanceof TailgateError ? thrown.code : 'other';
  }
}

describe('reading cells', () => {
  it('counts first where rows have no limit, and reads request by request', async () => {
    const carrier = new MemoryCarrier(some, fullFormat);
    const cells = await runCells(carrier, fullFormat, range);
    expect(carrier.asked.map(({ text }) => text.startsWith('stats count'))).toEqual([true, false]);
    expect(cells).toMatchObject({ requests: 3_000, size: 3_000, unparsed: 0, groups: undefined });
  });

  it('chooses the shape by the events expected where rows are limited', async () => {
    const few = new MemoryCarrier(some, fullFormat, 10_000);
    expect(
      (await runCells(few, fullFormat, { ...range, expectedEvents: 3_000 })).groups,
    ).toBeUndefined();
    const unknown = new MemoryCarrier(some, fullFormat, 10_000);
    expect((await runCells(unknown, fullFormat, range)).groups).toBeDefined();
    expect(unknown.asked).toHaveLength(1);
  });

  it.each(['sparse', 'dense'] as const)('cuts a slice at the row limit, %s', async (shape) => {
    const whole = await runCells(new MemoryCarrier(some, fullFormat), fullFormat, {
      ...range,
      shape,
    });
    for (const rowLimit of [40, 137, 1_000]) {
      const carrier = new MemoryCarrier(some, fullFormat, rowLimit);
      const cells = await runCells(carrier, fullFormat, { ...range, shape });
      expect(canonicalCells(cells)).toEqual(canonicalCells(whole));
      expect(carrier.asked.every(({ limit }) => limit === rowLimit)).toBe(true);
    }
  });

  it('takes a result of just the row limit as complete', async () => {
    const carrier = new MemoryCarrier(some, fullFormat, 3_000);
    await runCells(carrier, fullFormat, { ...range, shape: 'sparse' });
    expect(carrier.asked).toHaveLength(1);
  });

  it('groups the one second that has too many requests', async () => {
    const burst = requests(500, 900).map(({ timeMs }) => logged(timeMs));
    const carrier = new MemoryCarrier(burst, fullFormat, 100);
    const cells = await runCells(carrier, fullFormat, { ...range, shape: 'sparse' });
    expect(cells).toMatchObject({ requests: 500, size: 1 });
  });

  it('says so where even groups are too many', async () => {
    const carrier = new MemoryCarrier(requests(500, 900), fullFormat, 100);
    await expect(runCells(carrier, fullFormat, range)).rejects.toMatchObject({
      code: 'limit-exceeded',
    });
  });

  it('refuses counts that do not add up', async () => {
    const honest = new MemoryCarrier(some, fullFormat);
    const carrier: QueryCarrier = {
      rowLimit: Infinity,
      run: async (request) => {
        const result = await honest.run(request);
        return { ...result, statistics: { ...result.statistics, recordsMatched: 3_001 } };
      },
    };
    const work = runCells(carrier, fullFormat, { ...range, shape: 'dense' });
    expect(await codeOf(work)).toBe('inconsistent');
  });

  it('stops when asked to, and reads nothing of an empty range', async () => {
    const carrier = new MemoryCarrier(some, fullFormat, 100);
    const signal = AbortSignal.abort();
    expect(await codeOf(runCells(carrier, fullFormat, { ...range, signal }))).toBe('cancelled');
    const empty = await runCells(carrier, fullFormat, { ...range, toMs: start });
    expect(empty.requests).toBe(0);
    expect(carrier.asked).toHaveLength(0);
  });
});
