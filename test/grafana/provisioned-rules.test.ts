import { join } from 'node:path';
import { AlertScheduler } from '../grafana-host/alerting/alert-scheduler';
import { fingerprint } from '../grafana-host/alerting/labels';
import { renderTemplate } from '../grafana-host/alerting/render-template';
import type { Transition } from '../grafana-host/alerting/rule-states';
import { readAlertRules, type AlertRule } from '../grafana-host/provisioning/alert-rules';
import { liveEngine, type LiveEngine } from '../services/live-engine';
import { slowDatabase, timeoutIncident } from '../../backend/sample/scenario';
import { anchorMs, sampleSet, withoutIntegrationLatency } from './sample-set';
import { Trial } from './trial';

// The two rules of provisioning/alerting over the sample, as Grafana evaluates them while time passes.

const minuteMs = 60_000;
const provisioning = join(__dirname, '..', '..', 'provisioning');
const rules = readAlertRules(provisioning);
const timeoutRule = ruleOf('tailgate-integration-timeout');
const slowRule = ruleOf('tailgate-slow-integration');

function ruleOf(uid: string): AlertRule {
  const rule = rules.find((candidate) => candidate.uid === uid);
  if (rule === undefined) throw new Error(`provisioning/alerting has no rule ${uid}.`);
  return rule;
}

let engine: LiveEngine;
let trial: Trial | undefined;
let nowMs: number;
let scheduler: AlertScheduler;
beforeAll(async () => {
  const set = sampleSet(8);
  engine = await liveEngine([set, withoutIntegrationLatency(set)]);
}, 120_000);
afterAll(() => engine.close());
afterEach(() => trial?.stop());

/** A backend whose source `sample` reads a log group, and Grafana as it is provisioned. */
async function start(logGroup: string, minute: number, of = rules): Promise<void> {
  nowMs = anchorMs + minute * minuteMs;
  trial = await Trial.start({
    sources: [engine.source('sample', [logGroup])],
    now: () => nowMs,
    host: { provisioning, environment: {}, dataSources: [] },
  });
  scheduler = new AlertScheduler(trial.host, of, nowMs);
}

/** Moves the clock minute by minute, the backend's and Grafana's. */
async function goTo(minute: number): Promise<Transition[]> {
  const changes: Transition[] = [];
  while (nowMs < anchorMs + minute * minuteMs) {
    nowMs += minuteMs;
    changes.push(...(await scheduler.advanceTo(nowMs)));
  }
  return changes;
}

const minuteOf = ({ atMs }: Transition): number => (atMs - anchorMs) / minuteMs;
const endpointOf = ({ instance }: Transition): string => instance.labels['endpoint'] ?? '';

it('provisions what the data source can answer', () => {
  expect(rules.map(({ uid }) => uid).sort()).toEqual([timeoutRule.uid, slowRule.uid].sort());
  expect(rules.every(({ execErrState }) => execErrState === 'Error')).toBe(true);
});

it('integration timeout: fires for the endpoints of the incident alone, and resolves after it', async () => {
  const { from, to } = timeoutIncident;
  await start('sample', from - 5, [timeoutRule]);
  const during = await goTo(to);
  const fired = during.filter(({ to: state }) => state === 'Alerting');
  expect(fired.map(endpointOf).sort()).toEqual([
    'POST /api/export/csv',
    'POST /api/reports/generate',
  ]);
  // Lines of timed-out requests come late: the range lies about two and a half minutes back.
  const first = fired.find((change) => endpointOf(change) === 'POST /api/reports/generate');
  expect(minuteOf(first!)).toBeGreaterThan(from + 2);
  expect(minuteOf(first!)).toBeLessThan(from + 15);
  const text = renderTemplate(timeoutRule.annotations['summary'] ?? '', first!.instance);
  expect(text.trim()).toMatch(/^POST \/api\/reports\/generate times out: \d+ of \d+ requests$/);
  const description = renderTemplate(timeoutRule.annotations['description'] ?? '', first!.instance);
  expect(description).toMatch(/P99 .* \d+ ms.*\d%/s);
  expect(scheduler.instances(timeoutRule.uid).map(({ state }) => state)).toContain('Alerting');

  const after = await goTo(to + 20);
  const resolved = after.filter(({ to: state }) => state === 'Normal').map(endpointOf);
  expect(resolved.sort()).toEqual(['POST /api/export/csv', 'POST /api/reports/generate']);
  const states = new Set(scheduler.instances(timeoutRule.uid).map(({ state }) => state));
  expect([...states]).toEqual(['Normal']);
}, 120_000);

it('slow integration: fires for the endpoints that read the slow database, and resolves', async () => {
  const { from, to } = slowDatabase;
  await start('sample', from - 5, [slowRule]);
  const during = await goTo(to);
  const fired = during.filter(({ to: state }) => state === 'Alerting');
  expect(fired.map(endpointOf).sort()).toEqual([
    'GET /api/customers/{customerId}/orders',
    'GET /api/orders',
    'GET /api/orders/{orderId}',
  ]);
  for (const { instance } of fired) {
    expect(renderTemplate(slowRule.annotations['summary'] ?? '', instance)).toMatch(
      /P99 \d{4,} ms$/,
    );
  }
  await goTo(to + 30);
  const states = new Set(scheduler.instances(slowRule.uid).map(({ state }) => state));
  expect([...states]).toEqual(['Normal']);
}, 120_000);

it('one outage, one page: an endpoint that times out is not called slow as well', async () => {
  const { from } = timeoutIncident;
  const firing = (uid: string): string[] =>
    scheduler
      .instances(uid)
      .filter(({ state }) => state === 'Alerting' || state === 'Pending')
      .map(({ labels }) => labels['endpoint'] ?? '');
  await start('sample', from - 5);
  let slowAlone = 0;
  for (let minute = from - 4; minute < from + 30; minute += 1) {
    await goTo(minute);
    const slow = firing(slowRule.uid);
    expect(slow.filter((endpoint) => firing(timeoutRule.uid).includes(endpoint))).toEqual([]);
    // The answers that came in time are slow indeed: the rule is not merely quiet.
    const [result] = scheduler
      .results(slowRule.uid)
      .filter(({ labels }) => labels['endpoint'] === 'POST /api/reports/generate');
    slowAlone = Math.max(slowAlone, result?.values['A'] ?? 0);
  }
  expect(slowAlone).toBeGreaterThan(1);
}, 120_000);

it('has the same instances at each evaluation, and evidence for each', async () => {
  await start('sample', timeoutIncident.from);
  const seen = new Map<string, Set<string>>();
  for (let minute = timeoutIncident.from + 1; minute < timeoutIncident.from + 12; minute += 1) {
    await goTo(minute);
    for (const { uid, condition, data } of rules) {
      const results = scheduler.results(uid);
      const keys = results.map(({ labels }) => fingerprint(labels)).sort();
      seen.set(uid, (seen.get(uid) ?? new Set()).add(keys.join('\n')));
      expect(results.length).toBeGreaterThan(10);
      for (const { labels, values } of results) {
        expect(Object.keys(labels).sort()).toEqual(['endpoint', 'rule', 'source']);
        expect(Object.keys(values).sort()).toEqual(data.map(({ refId }) => refId).sort());
        expect(Object.keys(values)).toContain(condition);
      }
    }
  }
  for (const each of seen.values()) expect(each.size).toBe(1);
}, 60_000);

it('is in error while the backend is stopped, and recovers', async () => {
  await start('sample', timeoutIncident.from - 60);
  await goTo(timeoutIncident.from - 58);
  await trial!.backend.close();
  const { intervalMs } = slowRule;
  const forMinutes = Math.max(slowRule.forMs, timeoutRule.forMs) / intervalMs;
  await goTo(timeoutIncident.from - 57 + forMinutes);
  for (const { uid } of rules) {
    const error = scheduler.instances(uid).find(({ state }) => state === 'Error');
    expect(error?.labels['endpoint']).toBeUndefined();
    expect(error?.error).toContain('failed to execute query');
    for (const name of ['summary', 'description']) {
      const text = renderTemplate(ruleOf(uid).annotations[name] ?? '', error!);
      expect(text.trim()).not.toBe('');
    }
    // Nothing is called fine that nobody could look at.
    expect(scheduler.results(uid)).toMatchObject([{ verdict: 'Error' }]);
  }
  await trial!.startBackend();
  const answers = async (): Promise<boolean> =>
    (await trial!.server.inject('/api/datasources/uid/tailgate/health')).statusCode === 200;
  while (!(await answers())) await new Promise((resolve) => setTimeout(resolve, 50));
  await goTo(timeoutIncident.from - 54 + forMinutes);
  for (const { uid } of rules) {
    const states = new Set(scheduler.instances(uid).map(({ state }) => state));
    expect([...states]).toEqual(['Normal']);
  }
}, 60_000);

it('keeps an alert until the error fires', async () => {
  // An error is an instance of its own: those that fire count as missing from then on.
  const evaluations = slowRule.forMs / slowRule.intervalMs + 2;
  expect(slowRule.missingSeriesEvalsToResolve).toBe(evaluations);
  expect(timeoutRule.missingSeriesEvalsToResolve).toBe(
    timeoutRule.forMs / timeoutRule.intervalMs + 2,
  );
  await start('sample', slowDatabase.from + 5, [slowRule]);
  await goTo(slowDatabase.from + 25);
  const firing = () =>
    scheduler
      .instances(slowRule.uid)
      .filter(({ state }) => state === 'Alerting' || state === 'Error')
      .map(({ labels }) => labels['endpoint'] ?? 'error');
  expect(firing()).toContain('GET /api/orders');
  await trial!.backend.close();
  for (let minute = 1; minute <= evaluations + 2; minute += 1) {
    await goTo(slowDatabase.from + 25 + minute);
    expect([minute, firing().length > 0]).toEqual([minute, true]);
  }
  expect(firing()).toEqual(['error']);
}, 60_000);

describe('where a rule cannot run', () => {
  it('has no data, and wakes nobody', async () => {
    await start('lacking', slowDatabase.from + 20, [slowRule]);
    const changes = await goTo(slowDatabase.from + 25);
    expect(changes).toEqual([]);
    const results = scheduler.results(slowRule.uid);
    expect(results.length).toBeGreaterThan(0);
    expect(new Set(results.map(({ verdict }) => verdict))).toEqual(new Set(['NoData']));
    const reasons = new Set(scheduler.instances(slowRule.uid).map(({ reason }) => reason));
    expect([...reasons]).toEqual(['NoData']);
  });

  it('shows it where the rule asks to', async () => {
    const shown: AlertRule = { ...slowRule, noDataState: 'NoData', forMs: 0 };
    await start('lacking', slowDatabase.from + 20, [shown]);
    await goTo(slowDatabase.from + 22);
    const states = scheduler.instances(slowRule.uid).map(({ state }) => state);
    expect(new Set(states)).toEqual(new Set(['NoData']));
  });
});
