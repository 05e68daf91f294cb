import { TailgateError } from '../errors';
import { FifoQuotaGate, type QuotaSlot } from './quota-gate';
import { QuotaGates, quotaKey } from './quota-gates';
import { failureOf } from './testing/failure-of';

/** Lets all promises that are ready run on. */
const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('slots', () => {
  it('are given in order of arrival, never more than there are', async () => {
    const gate = new FifoQuotaGate({ concurrentQueries: 2 });
    const order: number[] = [];
    const slots: QuotaSlot[] = [];
    for (let index = 0; index < 6; index += 1) {
      void gate.enter().then((slot) => {
        order.push(index);
        slots.push(slot);
      });
    }
    await settle();
    expect(order).toEqual([0, 1]);
    expect(gate.load).toEqual({ running: 2, waiting: 4 });
    for (let ended = 0; ended < 6; ended += 1) {
      slots[ended].release();
      await settle();
      expect(order).toEqual([0, 1, 2, 3, 4, 5].slice(0, Math.min(6, ended + 3)));
    }
    expect(gate.load).toEqual({ running: 0, waiting: 0 });
  });

  it('are not overtaken by a caller that comes when one becomes free', async () => {
    const gate = new FifoQuotaGate({ concurrentQueries: 1 });
    const first = await gate.enter();
    const order: string[] = [];
    const second = gate.enter().then((slot) => (order.push('second'), slot));
    first.release();
    const third = gate.enter().then((slot) => (order.push('third'), slot));
    (await second).release();
    (await third).release();
    expect(order).toEqual(['second', 'third']);
  });

  it('are given back once, however often release is called', async () => {
    const gate = new FifoQuotaGate({ concurrentQueries: 2 });
    const slot = await gate.enter();
    await gate.enter();
    slot.release();
    slot.release();
    expect(gate.load.running).toBe(1);
  });

  it('pass over a caller that gave up', async () => {
    const gate = new FifoQuotaGate({ concurrentQueries: 1 });
    const slot = await gate.enter();
    const controller = new AbortController();
    const gone = gate.enter({ signal: controller.signal });
    const next = gate.enter();
    controller.abort();
    await expect(gone).rejects.toMatchObject({ code: 'cancelled' });
    expect(gate.load.waiting).toBe(1);
    slot.release();
    await expect(next).resolves.toBeDefined();
    controller.abort();
    expect(gate.load).toEqual({ running: 1, waiting: 0 });
  });

  it('are refused to a caller that gave up before', async () => {
    const gate = new FifoQuotaGate();
    await expect(gate.enter({ signal: AbortSignal.abort() })).rejects.toBeInstanceOf(TailgateError);
    expect(gate.load).toEqual({ running: 0, waiting: 0 });
  });
});

it.each([0, Number.NaN, 1_001])('refuses %d queries at a time', async (concurrentQueries) => {
  const failure = await failureOf(() => new FifoQuotaGate({ concurrentQueries }));
  expect(failure).toMatchObject({ code: 'invalid-input', place: 'concurrentQueries' });
});

describe('the pace', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('spaces calls of a kind, in order, and each kind apart', async () => {
    const gate = new FifoQuotaGate({ startSpacingMs: 200, resultsSpacingMs: 50 });
    const passed: [string, number][] = [];
    const started = performance.now();
    const note = (name: string) => (): void => {
      passed.push([name, performance.now() - started]);
    };
    void gate.pace('StartQuery').then(note('start 1'));
    void gate.pace('StartQuery').then(note('start 2'));
    void gate.pace('StartQuery').then(note('start 3'));
    void gate.pace('GetQueryResults').then(note('results 1'));
    void gate.pace('GetQueryResults').then(note('results 2'));
    await jest.advanceTimersByTimeAsync(1_000);
    expect(passed).toEqual([
      ['start 1', 0],
      ['results 1', 0],
      ['results 2', 50],
      ['start 2', 200],
      ['start 3', 400],
    ]);
    await expect(gate.pace('StartQuery')).resolves.toBeUndefined();
  });

  it('ends with the caller', async () => {
    const gate = new FifoQuotaGate({ startSpacingMs: 200 });
    await gate.pace('StartQuery');
    const controller = new AbortController();
    const waiting = gate.pace('StartQuery', controller.signal);
    controller.abort();
    await expect(waiting).rejects.toMatchObject({ code: 'cancelled' });
    expect(jest.getTimerCount()).toBe(0);
  });
});

describe('gates of a process', () => {
  const role = { roleArn: 'arn:aws:iam::123456789012:role/reader' };

  it('are shared by account and region', () => {
    const gates = new QuotaGates();
    const byRole = quotaKey({ credentials: { kind: 'default' }, role }, 'eu-central-1');
    const byAccount = quotaKey(
      { credentials: { kind: 'profile', profile: 'x' }, accountId: '123456789012' },
      'eu-central-1',
    );
    expect(gates.gateOf(byRole)).toBe(gates.gateOf(byAccount));
  });

  it('are apart for other regions, identities and endpoints', () => {
    const credentials = { kind: 'profile', profile: 'a' } as const;
    const keys = [
      quotaKey({ credentials }, 'eu-central-1'),
      quotaKey({ credentials }, 'eu-west-1'),
      quotaKey({ credentials: { kind: 'profile', profile: 'b' } }, 'eu-central-1'),
      quotaKey({ credentials, endpoint: 'http://127.0.0.1:7072' }, 'eu-central-1'),
      quotaKey({ credentials: { kind: 'default' } }, 'eu-central-1'),
    ];
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('hold no secret in their names', () => {
    const key = quotaKey(
      { credentials: { kind: 'static', accessKeyId: 'id', secretAccessKey: 'hidden' } },
      'eu-central-1',
    );
    expect(key).not.toContain('hidden');
  });

  it('take the options of the process', async () => {
    const gates = QuotaGates.withOptions({ concurrentQueries: 1 });
    await gates.gateOf('x').enter();
    const controller = new AbortController();
    const second = gates.gateOf('x').enter({ signal: controller.signal });
    await expect(gates.gateOf('y').enter()).resolves.toBeDefined();
    controller.abort();
    await expect(second).rejects.toMatchObject({ code: 'cancelled' });
  });
});
