import { TailgateError } from '../../errors';
import { Flight, SingleFlight } from './flight';

function deferred<T>() {
  let resolve: (value: T) => void = () => undefined;
  let reject: (error: Error) => void = () => undefined;
  const promise = new Promise<T>((yes, no) => {
    resolve = yes;
    reject = no;
  });
  return { promise, resolve, reject };
}

describe('a flight', () => {
  it('gives everybody its result and calls onEnd once', async () => {
    const work = deferred<number>();
    const onEnd = jest.fn();
    const flight = new Flight(() => work.promise, onEnd);
    const joined = [flight.join(), flight.join(new AbortController().signal)];
    work.resolve(7);
    expect(await Promise.all(joined)).toEqual([7, 7]);
    expect(await flight.join()).toBe(7);
    expect(onEnd).toHaveBeenCalledTimes(1);
  });

  it('goes on for those who stay, and stops when all have left', async () => {
    const work = deferred<number>();
    const onEnd = jest.fn();
    let stop: AbortSignal | undefined;
    const flight = new Flight((signal) => {
      stop = signal;
      return work.promise;
    }, onEnd);
    const [one, other] = [new AbortController(), new AbortController()];
    const first = flight.join(one.signal);
    const second = flight.join(other.signal);
    one.abort();
    await expect(first).rejects.toMatchObject({ code: 'cancelled' });
    expect(stop?.aborted).toBe(false);
    other.abort(new TailgateError('timed-out', 'Too long.'));
    await expect(second).rejects.toMatchObject({ code: 'timed-out' });
    expect(stop?.aborted).toBe(true);
    expect(flight.ended).toBe(true);
    work.reject(new Error('stopped'));
    expect(onEnd).toHaveBeenCalledTimes(1);
  });

  it('is stopped by a caller that had given up before it came', async () => {
    let stopped = false;
    const flight = new Flight((signal) => {
      signal.addEventListener('abort', () => (stopped = true));
      return new Promise<number>(() => undefined);
    });
    await expect(flight.join(AbortSignal.abort())).rejects.toMatchObject({ code: 'cancelled' });
    expect(stopped).toBe(true);
  });

  it('tells everybody of its failure', async () => {
    const flight = new Flight(() => Promise.reject(new TailgateError('unavailable', 'No.')));
    const joined = [flight.join(), flight.join()];
    for (const one of joined) await expect(one).rejects.toMatchObject({ code: 'unavailable' });
  });
});

test('equal keys share a flight while it lasts, and only then', async () => {
  const flights = new SingleFlight<number>();
  let begun = 0;
  const work = deferred<number>();
  const run = (signal?: AbortSignal) =>
    flights.run(
      'key',
      () => {
        begun += 1;
        return work.promise;
      },
      signal,
    );
  const gone = new AbortController();
  const abandoned = run(gone.signal);
  gone.abort();
  await expect(abandoned.result).rejects.toMatchObject({ code: 'cancelled' });
  const first = run();
  const second = run();
  expect([first.started, second.started, begun]).toEqual([true, false, 2]);
  work.resolve(1);
  expect(await Promise.all([first.result, second.result])).toEqual([1, 1]);
  expect(run().started).toBe(true);
});
