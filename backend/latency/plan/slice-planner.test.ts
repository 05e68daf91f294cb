import fc from 'fast-check';
import { TailgateError } from '../../errors';
import { runCells } from '../run-cells';
import { canonicalCells } from '../testing/canonical-cells';
import { fullFormat, logged, type LoggedRequest } from '../testing/logged-request';
import { MemoryCarrier } from '../testing/memory-carrier';
import { plainSettings } from '../testing/settings';
import { settleLagMs } from './settle-lag';
import { plannedBinMs } from './slice-key';
import { SlicePlanner, type PlannedGroup, type PlannerOptions } from './slice-planner';
import { MemorySliceStore } from './slice-store';
import { HeldCarrier, turns } from './testing/held-carrier';

const hour = 3_600_000;
const minute = 60_000;
const start = Date.UTC(2026, 2, 2, 12);
const lag = 150_000;

/** Two requests a minute over six hours, of a few kinds. */
const requests: LoggedRequest[] = Array.from({ length: 720 }, (_, index) =>
  logged(start + index * 30_000, {
    resourcePath: `/r${index % 3}`,
    status: index % 17 === 0 ? '504' : '200',
    integrationLatency: String(50 + (index % 90) * 7),
    responseLatency: String(60 + (index % 90) * 7),
  }),
);

interface Bench {
  now: number;
  readonly carrier: HeldCarrier;
  readonly planner: SlicePlanner;
  readonly group: PlannedGroup;
}

function bench(options: Partial<PlannerOptions> & { rowLimit?: number; holding?: boolean } = {}) {
  const { rowLimit = 10_000, holding = false, ...planned } = options;
  const made: Bench = {
    now: start + 6 * hour,
    carrier: new HeldCarrier(new MemoryCarrier(requests, fullFormat, rowLimit), holding),
    planner: new SlicePlanner({ shape: 'dense', now: () => made.now, ...planned }),
    get group() {
      return {
        identity: 'eu-central-1 dummy',
        logGroup: 'api',
        format: fullFormat,
        rawPath: false,
        settleLagMs: lag,
        carrier: made.carrier,
      };
    },
  };
  return made;
}

const direct = async (fromMs: number, toMs: number) =>
  canonicalCells(
    await runCells(new MemoryCarrier(requests, fullFormat), fullFormat, {
      logGroups: ['api'],
      fromMs,
      toMs,
      binMs: plannedBinMs,
      shape: 'dense',
    }),
  );

describe('the slices of a range', () => {
  it('are hours, the newest first, and are scanned once', async () => {
    const { carrier, planner, group } = bench();
    const range = { fromMs: start + 30 * minute, toMs: start + 3 * hour };
    const first = await planner.read(group, range);
    expect(carrier.asked.map(({ fromMs, toMs }) => [fromMs - start, toMs - start])).toEqual([
      [2 * hour, 3 * hour],
      [hour, 2 * hour],
      [0, hour],
    ]);
    expect(first).toMatchObject({ slices: 3, remembered: 0, readToMs: range.toMs });
    expect(first.cost).toEqual({ bytesScanned: 360 * 300, recordsScanned: 360 });
    const again = await planner.read(group, { fromMs: start, toMs: start + 3 * hour });
    expect(again).toMatchObject({ slices: 3, remembered: 3 });
    expect(again.cost.bytesScanned).toBe(0);
    expect(carrier.asked).toHaveLength(3);
    expect(planner.slicesRemembered).toBe(3);
    expect(canonicalCells(first.cells)).toEqual(await direct(range.fromMs, range.toMs));
  });

  it('of another identity, group or format are others', async () => {
    const { carrier, planner, group } = bench();
    const range = { fromMs: start, toMs: start + hour };
    for (const one of [group, { ...group, identity: 'x' }, { ...group, logGroup: 'y' }]) {
      await planner.read(one, range);
    }
    await planner.read(group, range);
    expect(carrier.asked).toHaveLength(3);
  });

  it('are forgotten when memory is full, and read again', async () => {
    const { carrier, planner, group } = bench({ store: new MemorySliceStore(0) });
    const range = { fromMs: start, toMs: start + hour };
    await planner.read(group, range);
    const again = await planner.read(group, range);
    expect(carrier.asked).toHaveLength(2);
    expect(canonicalCells(again.cells)).toEqual(await direct(start, start + hour));
  });

  it('that reach the row limit are cut by time', async () => {
    const { carrier, planner, group } = bench({ rowLimit: 25 });
    const read = await planner.read(group, { fromMs: start, toMs: start + hour });
    expect(carrier.asked.length).toBeGreaterThan(1);
    expect(canonicalCells(read.cells)).toEqual(await direct(start, start + hour));
  });

  it('are read row by row where they are sparse', async () => {
    const { carrier, planner, group } = bench({ shape: undefined, rowLimit: 1_000 });
    const known = { ...group, eventsPerHour: 120 };
    const read = await planner.read(known, { fromMs: start, toMs: start + hour });
    expect(read.cells.groups).toBeUndefined();
    await planner.read(known, { fromMs: start + hour, toMs: start + 2 * hour });
    expect(carrier.asked.every(({ text }) => !text.includes('stats'))).toBe(true);
    const busy = { ...group, logGroup: 'busy', eventsPerHour: 800 };
    await planner.read(busy, { fromMs: start, toMs: start + hour });
    expect(carrier.asked.at(-1)?.text).toContain('stats');
  });

  it('are asked of the budget first', async () => {
    const admit = jest.fn(() => Promise.reject(new TailgateError('limit-exceeded', 'Spent.')));
    const { carrier, planner, group } = bench({ budget: { admit } });
    const read = planner.read(group, { fromMs: start, toMs: start + hour, priority: 'alert' });
    await expect(read).rejects.toMatchObject({ code: 'limit-exceeded' });
    expect(carrier.asked).toEqual([]);
    expect(admit).toHaveBeenCalledWith({
      fromMs: start,
      toMs: start + hour,
      logGroup: 'api',
      priority: 'alert',
    });
  });
});

describe('the live tail', () => {
  it('is read again on demand, and shared for a few seconds', async () => {
    const made = bench();
    const { carrier, planner, group } = made;
    made.now = start + 2 * hour + 22 * minute + 500;
    const range = { fromMs: start + 2 * hour, toMs: start + 3 * hour };
    const first = await planner.read(group, range);
    expect(carrier.asked.map(({ fromMs, toMs }) => [fromMs - start, toMs - start])).toEqual([
      [2 * hour + 15 * minute, 2 * hour + 22 * minute + 1_000],
      [2 * hour, 2 * hour + 15 * minute],
    ]);
    expect(first.readToMs - start).toBe(2 * hour + 22 * minute + 1_000);
    made.now += 4_000;
    expect(await planner.read(group, range)).toMatchObject({ slices: 2, remembered: 2 });
    made.now += 2_000;
    expect(await planner.read(group, range)).toMatchObject({ slices: 2, remembered: 1 });
    expect(carrier.asked).toHaveLength(3);
    const settled = await planner.read(group, { ...range, live: false });
    expect(settled.readToMs - start).toBe(2 * hour + 15 * minute);
    expect(carrier.asked).toHaveLength(3);
  });

  it('becomes a slice once it is settled', async () => {
    const made = bench();
    const { carrier, planner, group } = made;
    const range = { fromMs: start + 2 * hour, toMs: start + 3 * hour };
    made.now = start + 2 * hour + 22 * minute;
    await planner.read(group, range);
    made.now = start + 4 * hour;
    const read = await planner.read(group, range);
    expect(carrier.asked.at(-1)).toMatchObject({
      fromMs: start + 2 * hour + 15 * minute,
      toMs: start + 3 * hour,
    });
    expect(canonicalCells(read.cells)).toEqual(await direct(range.fromMs, range.toMs));
  });

  it('is not taken for settled by a source whose timeouts are longer', async () => {
    const made = bench();
    const { carrier, planner, group } = made;
    made.now = start + hour + 3 * minute;
    const range = { fromMs: start, toMs: start + hour };
    await planner.read(group, range);
    expect(carrier.asked).toHaveLength(1);
    await planner.read({ ...group, settleLagMs: 10 * minute }, { ...range, live: false });
    expect(carrier.asked).toHaveLength(2);
    made.now = start + 5 * hour;
    const read = await planner.read({ ...group, settleLagMs: 10 * minute }, range);
    expect(canonicalCells(read.cells)).toEqual(await direct(range.fromMs, range.toMs));
  });
});

describe('callers at the same time', () => {
  const range = { fromMs: start, toMs: start + 2 * hour };

  it('share the slices under way', async () => {
    const { carrier, planner, group } = bench({ holding: true });
    const first = planner.read(group, range);
    const second = planner.read(group, { fromMs: start + hour, toMs: start + 3 * hour });
    await turns();
    expect(carrier.held).toHaveLength(3);
    carrier.finishAll();
    const [one, other] = await Promise.all([first, second]);
    expect(carrier.asked).toHaveLength(3);
    expect([one.remembered, other.remembered]).toEqual([0, 1]);
    expect(canonicalCells(one.cells)).toEqual(await direct(start, start + 2 * hour));
    expect(canonicalCells(other.cells)).toEqual(await direct(start + hour, start + 3 * hour));
  });

  it('do not take each other down: one aborts, the other gets its answer', async () => {
    const { carrier, planner, group } = bench({ holding: true });
    const leaving = new AbortController();
    const first = planner.read(group, { ...range, signal: leaving.signal });
    await turns();
    const second = planner.read(group, range);
    leaving.abort();
    await expect(first).rejects.toMatchObject({ code: 'cancelled' });
    await turns();
    expect([carrier.held.length, carrier.cancelled]).toEqual([2, 0]);
    carrier.finishAll();
    expect(canonicalCells((await second).cells)).toEqual(await direct(start, start + 2 * hour));
  });

  it('stop the queries when all have aborted, and a later one starts anew', async () => {
    const { carrier, planner, group } = bench({ holding: true });
    const controllers = [new AbortController(), new AbortController()];
    const reads = controllers.map(({ signal }) => planner.read(group, { ...range, signal }));
    await turns();
    for (const controller of controllers) controller.abort();
    for (const read of reads) await expect(read).rejects.toMatchObject({ code: 'cancelled' });
    await turns();
    expect([carrier.held.length, carrier.cancelled]).toEqual([0, 2]);
    const later = planner.read(group, range);
    await turns();
    carrier.finishAll();
    expect(canonicalCells((await later).cells)).toEqual(await direct(start, start + 2 * hour));
  });

  it('abort before anything was asked', async () => {
    const { carrier, planner, group } = bench();
    const read = planner.read(group, { ...range, signal: AbortSignal.abort() });
    await expect(read).rejects.toMatchObject({ code: 'cancelled' });
    expect(carrier.asked).toEqual([]);
  });

  it('all see a failure; what was complete is kept, the rest is read again', async () => {
    const { carrier, planner, group } = bench({ holding: true });
    const reads = [planner.read(group, range), planner.read(group, range)];
    await turns();
    const [newest, oldest] = carrier.held;
    newest?.finish();
    await turns();
    oldest?.fail(new TailgateError('unavailable', 'It broke.'));
    for (const read of reads) await expect(read).rejects.toMatchObject({ code: 'unavailable' });
    expect(planner.slicesRemembered).toBe(1);
    carrier.holding = false;
    expect(await planner.read(group, range)).toMatchObject({ slices: 2, remembered: 1 });
  });

  it('stop the other slices of a read that failed', async () => {
    const { carrier, planner, group } = bench({ holding: true });
    const read = planner.read(group, range);
    await turns();
    carrier.held[1]?.fail(new TailgateError('access-denied', 'No.'));
    await expect(read).rejects.toMatchObject({ code: 'access-denied' });
    expect([carrier.held.length, carrier.cancelled]).toEqual([0, 1]);
  });

  it('share a tail under way, which one of them may leave', async () => {
    const made = bench({ holding: true });
    const { carrier, planner, group } = made;
    made.now = start + 4 * minute;
    const leaving = new AbortController();
    const tail = { fromMs: start, toMs: start + hour };
    const first = planner.read(group, { ...tail, signal: leaving.signal });
    const second = planner.read(group, tail);
    await turns();
    leaving.abort();
    await expect(first).rejects.toMatchObject({ code: 'cancelled' });
    expect(carrier.held).toHaveLength(1);
    carrier.finishAll();
    expect((await second).cells.requests).toBe(8);
    expect(carrier.asked).toHaveLength(1);
  });
});

const anyRange = fc
  .tuple(fc.integer({ min: 0, max: 71 }), fc.integer({ min: 1, max: 30 }))
  .map(([first, bins]) => ({
    fromMs: start + first * plannedBinMs,
    toMs: start + (first + bins) * plannedBinMs,
  }));
const anyStep = fc.oneof(
  { weight: 4, arbitrary: anyRange.map((range) => ({ kind: 'read' as const, range })) },
  {
    weight: 1,
    arbitrary: fc
      .integer({ min: 1, max: 40 })
      .map((minutes) => ({ kind: 'wait' as const, minutes })),
  },
  { weight: 1, arbitrary: anyRange.map((range) => ({ kind: 'abort' as const, range })) },
  { weight: 3, arbitrary: fc.nat(5).map((which) => ({ kind: 'finish' as const, which })) },
);

test('any overlapping ranges give the cells of one direct read, and scan nothing closed twice', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyStep, { maxLength: 25 }), async (steps) => {
      const made = bench({ holding: true, tailMemoryMs: 0 });
      const { carrier, planner, group } = made;
      made.now = start + 3 * hour;
      const reads: Promise<void>[] = [];
      for (const step of steps) {
        switch (step.kind) {
          case 'wait':
            made.now += step.minutes * minute;
            break;
          case 'finish':
            carrier.held[step.which]?.finish();
            break;
          case 'abort': {
            const leaving = new AbortController();
            const read = planner.read(group, { ...step.range, signal: leaving.signal });
            await turns();
            leaving.abort();
            await read.catch((error: unknown) => {
              expect(error).toMatchObject({ code: 'cancelled' });
            });
            break;
          }
          case 'read':
            reads.push(
              planner.read(group, { ...step.range, live: false }).then(async (read) => {
                const toMs = Math.max(Math.min(step.range.toMs, read.readToMs), step.range.fromMs);
                expect(canonicalCells(read.cells)).toEqual(await direct(step.range.fromMs, toMs));
              }),
            );
            break;
        }
        await turns();
      }
      while (carrier.held.length > 0) {
        carrier.finishAll();
        await turns();
      }
      await Promise.all(reads);
      const finished = carrier.asked.filter(({ signal }) => signal?.aborted !== true);
      for (const one of finished) {
        const same = finished.filter((other) => other.fromMs < one.toMs && one.fromMs < other.toMs);
        expect(same).toEqual([one]);
      }
    }),
    { numRuns: 60 },
  );
});

test('the settle lag is the longest timeout and two minutes', () => {
  const lagOf = (timeouts: object) =>
    settleLagMs(plainSettings({ timeouts: { overrides: [], toleranceMs: 500, ...timeouts } }));
  expect(lagOf({})).toBe(150_000);
  expect(lagOf({ defaultMs: 10_000 })).toBe(130_000);
  expect(lagOf({ defaultMs: 10_000, overrides: [{ endpoint: '*', ms: 90_000 }] })).toBe(210_000);
});
