import type { SourceSettings } from '@tailgate/contract';
import { runCells } from '../run-cells';
import type { CellShape } from '../query/cell-query';
import { fullFormat, logged, type LoggedRequest } from '../testing/logged-request';
import { MemoryCarrier } from '../testing/memory-carrier';
import { plainSettings } from '../testing/settings';
import { createAggregates } from './create-aggregates';

const start = Date.UTC(2026, 2, 2, 12);
const bin = 300_000;
const end = start + 4 * bin;

async function aggregatesOf(
  requests: readonly LoggedRequest[],
  shape: CellShape,
  over: Partial<SourceSettings> = {},
) {
  const cells = await runCells(new MemoryCarrier(requests, fullFormat), fullFormat, {
    logGroups: ['api'],
    fromMs: start,
    toMs: end,
    binMs: bin,
    shape,
  });
  return createAggregates(cells, plainSettings(over), { fromMs: start, toMs: end });
}

const latencies = (integrationLatency: string, responseLatency: string) => ({
  integrationLatency,
  responseLatency,
});
const timeout = { ...latencies('-1', '29010'), status: '504', httpMethod: 'POST' };

describe.each(['sparse', 'dense'] as const)('aggregates of cells, %s', (shape) => {
  it('compare backend time and response latency over the same requests', async () => {
    const provider = await aggregatesOf(
      [
        logged(start, latencies('80', '100')),
        logged(start, latencies('280', '300')),
        logged(start + bin, latencies('-', '4')),
        logged(start + bin, timeout),
        logged(start + bin, latencies('50', '-')),
      ],
      shape,
    );
    const { whole, endpoints } = provider.aggregates(start, end);
    expect(whole).toMatchObject({ requests: 5, withIntegration: 4, withoutIntegration: 1 });
    expect(whole.integration).toMatchObject({ count: 3, sum: 410, max: 280 });
    expect(whole.backend).toMatchObject({ count: 3, sum: 80 + 280 + 29_010, max: 29_010 });
    expect(whole.response).toMatchObject({ count: 3, sum: 100 + 300 + 29_010 });
    expect(whole.allResponses).toMatchObject({ count: 4, sum: 29_414 });
    expect(whole.overhead).toMatchObject({ count: 2, sum: 40, max: 20 });
    expect(whole.overheadStandardDeviation).toBe(0);
    expect(whole.backendShare).toBeCloseTo(29_370 / 29_410, 12);
    expect(whole.backendShareOfSlowest(0.01)).toBe(1);
    expect(whole.backendShareOfSlowest(0.5)).toBeCloseTo((29_010 + 280) / (29_010 + 300), 12);
    expect(whole.backendShareOfSlowest(1)).toBeCloseTo(whole.backendShare ?? NaN, 12);
    expect(whole.integration.percentile(0.5)).toBe(80);
    expect(whole.response.percentile(1)).toBe(29_010);
    expect(endpoints.map(({ endpoint, requests }) => [endpoint, requests])).toEqual([
      ['GET /orders', 4],
      ['POST /orders', 1],
    ]);
  });

  it('say that a window of only timeouts is the backend', async () => {
    const provider = await aggregatesOf([logged(start, timeout), logged(start, timeout)], shape);
    const { whole } = provider.aggregates(start, start + bin);
    expect(whole.integration.percentile(0.5)).toBeNull();
    expect(whole.backend.percentile(0.5)).toBe(29_010);
    expect(whole.backendShare).toBe(1);
    expect([...whole.timeoutSignals]).toEqual([
      ['integration-latency-minus-one', 2],
      ['latency-at-limit', 2],
    ]);
    expect([...whole.timeoutStatuses]).toEqual([[504, 2]]);
    expect(whole.serverErrors).toBe(0);
  });

  it('judge by the settings when cells are read', async () => {
    const requests = [
      logged(start, { ...latencies('-', '9700'), status: '504' }),
      logged(start, latencies('8600', '8610')),
      logged(start, { ...latencies('8600', '8610'), responseTransferMode: 'STREAMED' }),
    ];
    const plain = (await aggregatesOf(requests, shape)).aggregates(start, end).whole;
    expect([plain.timeouts, plain.nearTimeouts, plain.serverErrors, plain.timeoutMs]).toEqual([
      0, 0, 1, 29_000,
    ]);
    const timeouts = { overrides: [{ endpoint: 'GET /orders', ms: 10_000 }], toleranceMs: 500 };
    const raised = (await aggregatesOf(requests, shape, { timeouts })).aggregates(start, end).whole;
    expect([raised.timeouts, raised.nearTimeouts, raised.serverErrors, raised.timeoutMs]).toEqual([
      1, 1, 0, 10_000,
    ]);
  });

  it('tell the gateway that throttles from the backend that does', async () => {
    const provider = await aggregatesOf(
      [
        logged(start, { status: '429', errorResponseType: 'THROTTLED', integrationLatency: '-' }),
        logged(start, { status: '429', integrationLatency: '-' }),
        logged(start, { status: '429', integrationLatency: '12' }),
      ],
      shape,
    );
    const { whole } = provider.aggregates(start, end);
    expect([whole.throttledByGateway, whole.throttledByBackend]).toEqual([2, 1]);
    expect(whole.affected({ kind: 'throttled' })).toBe(3);
    expect(whole.errorClasses.get('gateway-throttled')).toBe(1);
  });

  it('count by bin, and only inside the window', async () => {
    const provider = await aggregatesOf(
      [0, 0, 1, 3].map((at) => logged(start + at * bin, latencies(String(1_000 + at), '2000'))),
      shape,
    );
    const all = provider.aggregates(start, end).whole;
    expect([...all.binCounts({ kind: 'response-above', ms: 1_999 })]).toEqual([
      [start, 2],
      [start + bin, 1],
      [start + 3 * bin, 1],
    ]);
    expect(all.affected({ kind: 'response-above', ms: 2_000 })).toBe(0);
    expect(all.affected({ kind: 'integration-above', ms: 1_000 })).toBe(2);
    expect(provider.aggregates(start + bin, start + 3 * bin).whole.requests).toBe(1);
    const none = provider.aggregates(start + 2 * bin, start + 3 * bin);
    expect([none.whole.requests, none.endpoints.length, none.whole.backendShare]).toEqual([
      0,
      0,
      null,
    ]);
    expect(none.whole.timeoutMs).toBe(29_000);
  });

  it('fold the endpoints beyond the cap', async () => {
    const requests = ['/a', '/a', '/a', '/b', '/b', '/c', '/d'].map((resourcePath) =>
      logged(start, { resourcePath }),
    );
    const provider = await aggregatesOf(requests, shape, { maxEndpoints: 2 });
    const { endpoints, foldedEndpoints } = provider.aggregates(start, end);
    expect(endpoints.map(({ endpoint, requests: count }) => [endpoint, count])).toEqual([
      ['GET /a', 3],
      ['(other)', 2],
      ['GET /b', 2],
    ]);
    expect(foldedEndpoints).toBe(2);
    expect(provider.routesOf('(other)').map(({ resourcePath }) => resourcePath)).toEqual([
      '/c',
      '/d',
    ]);
    expect(provider.routesOf('')).toHaveLength(4);
    expect(provider.routesOf('GET /nowhere')).toEqual([]);
  });
});
