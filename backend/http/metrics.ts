import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Services, ServiceTotals } from '../services/services';
import type { FindingGauge } from './finding-gauge';

/** Seconds, from a remembered answer to a long scan. */
const durationBuckets = [0.005, 0.02, 0.1, 0.5, 1, 2.5, 5, 10, 30, 60];

const totals: readonly (readonly [string, string, keyof ServiceTotals])[] = [
  ['bytes_scanned', 'Bytes that queries scanned; CloudWatch bills them.', 'bytesScanned'],
  ['records_scanned', 'Log events that queries scanned.', 'recordsScanned'],
  ['queries_run', 'Queries that were run.', 'queriesRun'],
  ['queries_failed', 'Queries that failed.', 'queriesFailed'],
  ['slices_remembered', 'Slices of time that were answered from memory.', 'slicesRemembered'],
];

/** Prometheus metrics with a registry of their own. */
export class Metrics {
  readonly registry = new Registry();
  readonly #findings: FindingGauge;
  readonly #gauges: ReturnType<typeof findingGauges>;
  readonly #durations: Histogram<'route' | 'method' | 'status'>;

  constructor(services: Services, findings: FindingGauge) {
    const registers = [this.registry];
    for (const [name, help, key] of totals) {
      new Counter({
        name: `tailgate_${name}_total`,
        help,
        registers,
        collect() {
          this.reset();
          this.inc(services.totals()[key]);
        },
      });
    }
    this.#durations = new Histogram({
      name: 'tailgate_http_request_duration_seconds',
      help: 'How long requests took, by route.',
      labelNames: ['route', 'method', 'status'],
      buckets: durationBuckets,
      registers,
    });
    this.#findings = findings;
    this.#gauges = findingGauges(this.registry);
  }

  /** Adds memory, CPU, event loop and garbage collection of this process. */
  watchProcess(): void {
    collectDefaultMetrics({ register: this.registry });
  }

  /** @param route the path of the route, not of the request, so that there are few */
  observe(route: string, method: string, status: number, seconds: number): void {
    this.#durations.observe({ route, method, status: String(status) }, seconds);
  }

  /** All metrics as Prometheus text, those of the findings brought up to date. */
  async scrape(): Promise<string> {
    const states = await this.#findings.read();
    const { severity, up, windowEnd, leftOut } = this.#gauges;
    for (const gauge of [severity, up, windowEnd, leftOut]) gauge.reset();
    for (const { source, ok, rows, leftOut: count, windowEnd: end } of states) {
      up.set({ source }, ok ? 1 : 0);
      if (!ok) continue;
      windowEnd.set({ source }, end / 1000);
      leftOut.set({ source }, count);
      for (const { rule, endpoint, value } of rows) severity.set({ source, rule, endpoint }, value);
    }
    return this.registry.metrics();
  }
}

function findingGauges(registry: Registry) {
  const registers = [registry];
  const ofSource = (name: string, help: string) =>
    new Gauge({ name, help, labelNames: ['source'], registers });
  return {
    severity: new Gauge({
      name: 'tailgate_finding',
      help: 'Severity of a finding in the last completed window: 1 info, 2 warning, 3 high, 4 critical; 0 where it has just ended. endpoint is empty for the whole source.',
      labelNames: ['source', 'rule', 'endpoint'],
      registers,
    }),
    up: ofSource(
      'tailgate_source_up',
      '1 where the findings of the last completed window could be computed, else 0.',
    ),
    windowEnd: ofSource(
      'tailgate_finding_window_end_seconds',
      'End of the window that tailgate_finding speaks of, in seconds since the epoch.',
    ),
    leftOut: ofSource(
      'tailgate_finding_rows_left_out',
      'Findings beyond the limit of rows per source; the mildest are left out.',
    ),
  };
}
