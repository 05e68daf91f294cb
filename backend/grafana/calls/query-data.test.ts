import { status } from '@grpc/grpc-js';
import { RecordBatchReader } from 'apache-arrow';
import { TailgateError } from '../../errors';
import { from, testGrafana } from '../testing/test-grafana';

const running = testGrafana();

/** The names of the frames of an answer, read from their bytes. */
const framesOf = ({ frames }: { readonly frames: readonly Uint8Array[] }) =>
  frames.map((bytes) => {
    const { metadata } = RecordBatchReader.from(bytes).open().schema;
    return `${metadata.get('refId')}:${metadata.get('name')}`;
  });

/** Waits for the signal, as a service does that heeds it. */
const untilAborted = (signal: AbortSignal | undefined): Promise<never> =>
  new Promise((_resolve, reject) => {
    signal?.addEventListener('abort', () => reject(new TailgateError('cancelled', 'stopped')));
  });

describe('QueryData', () => {
  it('answers every refId with the frames of its kind', async () => {
    await running.start();
    const { responses } = await running.ask({
      A: { kind: 'latency' },
      B: { kind: 'timeouts' },
      C: { kind: 'findings' },
      D: { kind: 'episodes' },
      E: { kind: 'slow-requests' },
      F: { kind: 'logs', text: 'fields @timestamp, @message' },
      G: { kind: 'alert', measure: 'p99' },
    });
    const names = Object.entries(responses).map(([refId, response]) => {
      expect(response).toMatchObject({ status: 200, error: '', errorSource: '' });
      return [refId, framesOf(response)];
    });
    expect(Object.fromEntries(names)).toEqual({
      A: ['A:latency', 'A:timeouts', 'A:episodes', 'A:summary'],
      B: ['B:timeouts', 'B:signals', 'B:summary'],
      C: ['C:findings', 'C:rules', 'C:episodes'],
      D: ['D:episodes'],
      E: ['E:slow_requests'],
      F: ['F:logs'],
      G: ['G:alert'],
    });
  });

  it('asks the services for what the query says', async () => {
    await running.start();
    const { responses } = await running.ask(
      {
        A: {
          kind: 'latency',
          source: 'billing',
          endpoints: ['GET /a', ''],
          percentiles: [0.99, 0.99],
          groupBy: 'endpoint',
          maxSeries: 5,
          compare: 'day',
          heatmap: true,
          rules: ['throttled'],
        },
        B: { kind: 'slow-requests', limit: 9_000 },
        C: { kind: 'alert', rules: ['throttled'], measure: 'share', explained: 'zero' },
      },
      { settings: { source: 'orders' } },
    );
    expect(Object.values(responses).map(({ error }) => error)).toEqual(['', '', '']);
    const base = { from, to: from + 3_600_000 };
    const ofA = { ...base, source: 'billing', endpoints: ['GET /a'] };
    const latency = {
      ...ofA,
      kind: 'latency',
      binMs: 300_000,
      groupBy: 'endpoint',
      percentiles: [0.99],
      maxSeries: 5,
    };
    const before = { from: from - 86_400_000, to: from - 82_800_000 };
    const asked = running.services.asked.map(({ query }) => query);
    expect(asked).toHaveLength(5);
    expect(asked).toEqual(
      expect.arrayContaining([
        { ...latency, buckets: true },
        { ...latency, ...before, maxSeries: 100, buckets: false },
        { ...ofA, kind: 'episodes', rules: ['throttled'] },
        { ...base, kind: 'slow-requests', source: 'orders', limit: 1_000 },
        {
          ...base,
          kind: 'alert',
          source: 'orders',
          rules: ['throttled'],
          measure: 'share',
          explained: 'zero',
        },
      ]),
    );
  });

  it('asks log groups of the data source under the name that the services give', async () => {
    await running.start();
    await running.ask({ A: { kind: 'episodes' } }, { settings: { logGroups: ['g1', 'g2'] } });
    expect(running.services.asked.map(({ query }) => query.source)).toEqual(['inline:g1,g2']);
  });

  it('gives alerts exactly one number, and refuses what has none or several', async () => {
    await running.start();
    const headers = { FromAlert: 'true' };
    const share = { kind: 'latency', measures: ['share'], groupBy: 'endpoint' };
    const { responses } = await running.ask(
      {
        A: share,
        B: { kind: 'latency' },
        C: { kind: 'latency', measures: ['backend'], percentiles: [0.5, 0.99] },
        D: { kind: 'timeouts' },
        E: { kind: 'findings' },
        F: { kind: 'episodes' },
        G: { kind: 'slow-requests' },
        H: { kind: 'logs', text: 'fields @timestamp, @message' },
      },
      { headers },
    );
    expect(framesOf(responses['A'])).toEqual(['A:latency']);
    expect(framesOf(responses['D'])).toEqual(['D:timeouts']);
    expect(framesOf(responses['E'])).toEqual(['E:alert']);
    expect(responses['B']?.error).toContain('one measure, not all (query B, measures)');
    expect(responses['C']?.error).toContain('one percentile, not 2 (query C, percentiles)');
    expect(responses['F']?.error).toContain('Choose the kind "alert".');
    expect(responses['G']?.error).toContain('not for alerts');
    expect(responses['H']?.error).toContain('Count them');
    for (const refId of ['B', 'C', 'F', 'G', 'H']) {
      expect(responses[refId]).toMatchObject({
        status: 400,
        errorSource: 'downstream',
        frames: [],
      });
    }
    // An alert must not lose instances to a limit that is meant for graphs.
    const asked = running.services.asked.find(({ query }) => query.kind === 'latency')?.query;
    expect(asked).toMatchObject({ maxSeries: 100 });
  });

  it('asks for what is settled where an alert asks for series or logs', async () => {
    await running.start();
    const latency = { kind: 'latency', measures: ['share'] };
    await running.ask(
      {
        A: latency,
        B: { kind: 'timeouts', source: 'slow' },
        C: { kind: 'alert' },
        D: { kind: 'logs', text: 'stats count(*) as n' },
      },
      { headers: { FromAlert: 'true' } },
    );
    const minutes = running.services.asked.map(({ query }) => [
      query.kind,
      (query.from - from) / 60_000,
      (query.to - from) / 60_000,
    ]);
    // The services move the range of the kind `alert` themselves.
    expect(minutes).toEqual([
      ['latency', -5, 55],
      ['timeouts', -60, 0],
      ['alert', 0, 60],
      // Nothing of it is stored by bins: whole minutes will do.
      ['logs', -3, 57],
    ]);
  });

  it('gives expressions the first frame alone, which is of one kind', async () => {
    await running.start();
    const headers = { 'X-Grafana-From-Expr': 'true' };
    const { responses } = await running.ask({ A: { kind: 'latency' } }, { headers });
    expect(framesOf(responses['A'])).toEqual(['A:latency']);
    const plain = await running.ask(
      { A: { kind: 'latency' } },
      { headers: { FromAlert: 'false' } },
    );
    expect(framesOf(plain.responses['A'])).toHaveLength(4);
  });

  it('lets one refId fail alone, with its status and who has to look', async () => {
    await running.start();
    running.services.before = (query) => {
      if (query.kind === 'timeouts') throw new TailgateError('limit-exceeded', 'Quota used up.');
      if (query.kind === 'alert') throw new Error('a secret of the inside');
      return Promise.resolve();
    };
    const { responses } = await running.ask({
      A: { kind: 'findings' },
      B: { kind: 'timeouts' },
      C: { kind: 'alert' },
      D: { kind: 'nothing' },
      E: { kind: 'logs' },
    });
    expect(responses['A']?.status).toBe(200);
    expect(responses['B']).toMatchObject({
      status: 429,
      error: 'Quota used up.',
      errorSource: 'downstream',
    });
    expect(responses['C']).toMatchObject({ status: 500, errorSource: 'plugin' });
    expect(responses['C']?.error).not.toContain('secret');
    expect(running.log.join('')).toContain('a secret of the inside');
    expect(running.log.map((line): unknown => JSON.parse(line))).toContainEqual(
      expect.objectContaining({ call: '/pluginv2.Data/QueryData', msg: 'answered' }),
    );
    expect(responses['D']?.error).toContain('query D, kind');
    expect(responses['E']?.error).toContain('query E, text');
  });

  it('shows latencies without episodes where those fail, and says so', async () => {
    await running.start();
    running.services.before = (query) => {
      if (query.kind === 'episodes') throw new TailgateError('unavailable', 'CloudWatch is down.');
      return Promise.resolve();
    };
    const { responses } = await running.ask({ A: { kind: 'latency' } });
    const [bytes] = responses['A'].frames;
    const meta = RecordBatchReader.from(bytes).open().schema.metadata.get('meta');
    expect(meta).toContain('Episodes are missing: CloudWatch is down.');
  });

  it('tells the services to stop when Grafana gives up, or its deadline passes', async () => {
    await running.start();
    running.services.before = (_query, signal) => untilAborted(signal);
    const stop = new AbortController();
    const given = running.ask({ A: { kind: 'findings' } }, { signal: stop.signal });
    await running.untilAsked(2);
    stop.abort();
    await expect(given).rejects.toMatchObject({ code: status.CANCELLED });
    const late = running.ask({ A: { kind: 'timeouts' } }, { deadline: Date.now() + 100 });
    await expect(late).rejects.toMatchObject({ code: status.DEADLINE_EXCEEDED });
    while (running.services.asked.some(({ signal }) => signal?.aborted !== true)) {
      await new Promise((done) => setTimeout(done, 2));
    }
    // Findings come with episodes, which are asked for beside them.
    const kinds = running.services.asked.map(({ query }) => query.kind);
    expect(kinds).toEqual(['findings', 'episodes', 'timeouts']);
  });

  it('answers what is ready when another query takes too long', async () => {
    await running.start({ timeoutMs: 100 });
    running.services.before = (query) =>
      query.kind === 'findings' ? new Promise(() => undefined) : Promise.resolve();
    const { responses } = await running.ask({ A: { kind: 'findings' }, B: { kind: 'timeouts' } });
    expect(responses['A']).toMatchObject({ status: 504, errorSource: 'downstream' });
    expect(responses['A']?.error).toContain('requestTimeoutMs');
    expect(responses['B']?.status).toBe(200);
  });

  it('refuses more queries than a panel can have', async () => {
    await running.start();
    const many: Record<string, object> = {};
    for (let index = 0; index < 102; index += 1) many[`Q${index}`] = { kind: 'alert' };
    const { responses } = await running.ask(many);
    expect(Object.keys(responses)).toHaveLength(102);
    expect(running.services.asked).toHaveLength(100);
    expect(responses['Q101']).toMatchObject({ status: 429 });
  });
});
