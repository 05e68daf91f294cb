import { accessLogGroup } from '../../backend/sample/orders-api';
import { sampleEvents } from '../../backend/sample/sample-events';
import { sampleSeed } from '../../backend/sample/write-sample';
import type { GoldenSet } from '../golden/golden-set';

/** The moment around which the sample's incidents lie; a whole five minutes, in mid-afternoon. */
export const anchorMs = Date.UTC(2026, 10, 20, 14, 0);

const hourMs = 3_600_000;

/** The access log of the sample in the hours before the anchor. */
export function sampleSet(hours: number): GoldenSet {
  const fromMs = anchorMs - hours * hourMs;
  const lines: string[] = [];
  const events = sampleEvents({
    seed: sampleSeed,
    fromMs,
    toMs: anchorMs,
    incidentAnchorMs: anchorMs,
  });
  for (const { logGroup, message } of events) {
    if (logGroup === accessLogGroup) lines.push(message);
  }
  return { name: 'sample', lines, fromMs, toMs: anchorMs };
}

/** The same log in a format that names no integration latency. */
export function withoutIntegrationLatency(set: GoldenSet): GoldenSet {
  const lines = set.lines.map((line) => line.replace(/"integrationLatency":"[^"]*",/, ''));
  return { ...set, name: 'lacking', lines };
}
