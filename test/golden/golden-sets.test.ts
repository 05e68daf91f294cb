import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brokenJson } from './broken-json';
import { writeGolden, type GoldenSet } from './golden-set';
import { integrationTimeout } from './integration-timeout';
import { onlyTimeouts } from './only-timeouts';
import { slowIntegration } from './slow-integration';

/** What a line says, by plain searching: nothing of the product is used here. */
function rowOf(line: string) {
  const value = (key: string): string =>
    new RegExp(`"${key}":\\s*"?([^",]*?)"?\\s*[,}]`).exec(line)?.[1] ?? '';
  return {
    time: Number(value('requestTimeEpoch')),
    endpoint: `${value('httpMethod')} ${/"resourcePath":\s*"([^"]*)"/.exec(line)?.[1]}`,
    status: Number(value('status')),
    integration: value('integrationLatency'),
    response: Number(value('responseLatency')),
  };
}

const rowsOf = (set: GoldenSet) => set.lines.map(rowOf);
const ascending = (values: readonly number[]) => [...values].sort((a, b) => a - b);
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
const nearestRank = (values: readonly number[], p: number) =>
  ascending(values)[Math.ceil(p * values.length) - 1];
const by = (rows: readonly { endpoint: string }[]): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const { endpoint } of rows) counts[endpoint] = (counts[endpoint] ?? 0) + 1;
  return counts;
};

const makers = [slowIntegration, integrationTimeout, onlyTimeouts, brokenJson] as const;

describe.each(makers.map((make) => [make().name, make] as const))('%s', (_, make) => {
  const set = make();

  it('comes out the same every time, in order of time and within its window', () => {
    expect(make().lines).toEqual(set.lines);
    const times = rowsOf(set).map(({ time }) => time);
    expect(times).toEqual(ascending(times));
    expect(times[0]).toBeGreaterThanOrEqual(set.fromMs);
    expect(times.at(-1)).toBeLessThan(set.toMs);
  });

  it('is written as raw lines', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'tailgate-golden-'));
    try {
      const path = await writeGolden(folder, set);
      expect(readFileSync(path, 'utf8')).toBe(`${set.lines.join('\n')}\n`);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

describe('slow-integration', () => {
  const rows = rowsOf(slowIntegration());
  const reached = rows.filter(({ integration }) => integration !== '-');
  const latencies = reached.map(({ integration }) => Number(integration));

  it('has exactly the percentiles of the golden finding', () => {
    expect(reached).toHaveLength(12_400);
    expect(nearestRank(latencies, 0.5)).toBe(320);
    expect(nearestRank(latencies, 0.95)).toBe(1_900);
    expect(nearestRank(latencies, 0.99)).toBe(3_800);
    const sorted = ascending(latencies);
    for (const p of [0.5, 0.95, 0.99]) {
      const rank = Math.ceil(p * 12_400) - 1;
      expect(sorted[rank - 1]).toBeLessThan(sorted[rank]);
      expect(sorted[rank + 1]).toBeGreaterThan(sorted[rank]);
    }
  });

  it('spends 92 % of the response time in the integration', () => {
    const share = sum(latencies) / sum(reached.map(({ response }) => response));
    expect(share).toBeCloseTo(0.92, 5);
  });

  it('has nothing else to find', () => {
    const overheads = reached.map(({ integration, response }) => response - Number(integration));
    expect(Math.min(...overheads)).toBeGreaterThan(0);
    expect(nearestRank(overheads, 0.95)).toBeLessThan(200);
    expect(Math.max(...rows.map(({ response }) => response))).toBeLessThan(0.85 * 29_000);
    expect(new Set(rows.map(({ status }) => status))).toEqual(new Set([200, 401]));
    expect(Object.keys(by(reached))).toHaveLength(6);
  });

  it('has requests without an integration beside them', () => {
    const without = rows.filter(({ integration }) => integration === '-');
    expect(without).toHaveLength(640);
    expect(without.filter(({ status }) => status === 401)).toHaveLength(160);
  });
});

describe('integration-timeout', () => {
  const rows = rowsOf(integrationTimeout());
  const timeouts = rows.filter(({ integration }) => integration === '-1');

  it('has 23 timeouts, 18 and 5, all answered 504', () => {
    expect(by(timeouts)).toEqual({ 'POST /api/reports/generate': 18, 'POST /api/export/csv': 5 });
    expect(new Set(timeouts.map(({ status }) => status))).toEqual(new Set([504]));
    expect(rows.filter(({ status }) => status >= 500)).toHaveLength(23);
    for (const { response } of timeouts) expect(response).toBeGreaterThanOrEqual(29_000);
  });

  it('keeps them below 5 % of the source and of each endpoint', () => {
    const requests = by(rows);
    expect(23 / rows.length).toBeLessThan(0.01);
    expect(18 / requests['POST /api/reports/generate']).toBeLessThan(0.05);
    expect(5 / requests['POST /api/export/csv']).toBeLessThan(0.05);
  });

  it('is healthy otherwise', () => {
    const healthy = rows.filter(({ integration }) => Number(integration) >= 0);
    expect(Math.max(...healthy.map(({ integration }) => Number(integration)))).toBeLessThan(2_500);
  });
});

describe('only-timeouts', () => {
  it('has nothing but timeouts, with −1 and with a dash', () => {
    const rows = rowsOf(onlyTimeouts());
    expect(by(rows)).toEqual({ 'POST /api/reports/generate': 30, 'POST /api/export/csv': 10 });
    expect(rows.every(({ status, response }) => status === 504 && response >= 29_000)).toBe(true);
    expect(rows.filter(({ integration }) => integration === '-1')).toHaveLength(24);
    expect(rows.filter(({ integration }) => integration === '-')).toHaveLength(16);
  });
});

describe('broken-json', () => {
  const { lines } = brokenJson();
  const isJson = (line: string): boolean => {
    try {
      JSON.parse(line);
      return true;
    } catch {
      return false;
    }
  };

  it('breaks JSON exactly where a variable is unset or an error has a message', () => {
    for (const line of lines) {
      const { integration, status } = rowOf(line);
      expect(isJson(line)).toBe(integration !== '-' && status < 400);
    }
    expect(lines.filter((line) => !isJson(line))).toHaveLength(12 + 75);
  });

  it('has 12 timeouts, 9 and 3', () => {
    const timeouts = lines.map(rowOf).filter(({ status }) => status === 504);
    expect(by(timeouts)).toEqual({ 'POST /api/reports/generate': 9, 'POST /api/export/csv': 3 });
    expect(timeouts.filter(({ integration }) => integration === '-1')).toHaveLength(8);
    expect(lines.filter((line) => line.includes('" "Endpoint request timed out""'))).toHaveLength(
      12,
    );
  });
});
