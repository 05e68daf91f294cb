import type { Finding } from '@tailgate/contract';
import { createAggregates } from '../latency/aggregate/create-aggregates';
import { runCells } from '../latency/run-cells';
import { fullFormat, logged } from '../latency/testing/logged-request';
import { MemoryCarrier } from '../latency/testing/memory-carrier';
import { plainSettings } from '../latency/testing/settings';
import { findings } from '../rules';
import { busiestWindow } from './busiest-window';

const minute = 60_000;
const start = Date.UTC(2026, 2, 2, 12);
const timedOut = (at: number) =>
  logged(start + at * minute, {
    status: '504',
    integrationLatency: '-1',
    responseLatency: '29010',
  });
/** Timeouts at these minutes; the most within one hour are those from 175 to 230. */
const minutes = [5, 6, 7, 8, 175, 180, 200, 229, 230, 400, 401, 402, 403];

async function judged(fromMs: number, toMs: number) {
  const settings = plainSettings();
  const carrier = new MemoryCarrier(minutes.map(timedOut), fullFormat);
  const range = { logGroups: ['api'], fromMs, toMs, binMs: 300_000 };
  const aggregates = createAggregates(await runCells(carrier, fullFormat, range), settings, range);
  const [finding] = findings(aggregates, settings).filter(
    ({ rule }: Finding) => rule === 'integration-timeout',
  );
  if (finding === undefined) throw new Error('There is no finding.');
  return busiestWindow(finding, aggregates, settings);
}

test('is the hour with the most affected requests', async () => {
  const { fromMs, toMs } = await judged(start, start + 600 * minute);
  expect(toMs - fromMs).toBe(60 * minute);
  const inside = minutes.filter((at) => {
    const time = start + at * minute;
    return time >= fromMs && time < toMs;
  });
  expect(inside).toEqual([175, 180, 200, 229, 230]);
});

test('is the whole range where that is no longer than an hour', async () => {
  const range = { fromMs: start, toMs: start + 30 * minute };
  expect(await judged(range.fromMs, range.toMs)).toEqual(range);
});
