import { TailgateError } from '../../errors';
import { runLimited } from './run-limited';

describe('runLimited', () => {
  const never = () => new Promise<never>(() => undefined);

  it('gives what the work gives', async () => {
    await expect(
      runLimited({ timeoutMs: 60_000, signals: [] }, () => Promise.resolve(7)),
    ).resolves.toBe(7);
  });

  it('ends work that does not heed its signal, and says why', async () => {
    const timed = runLimited({ timeoutMs: 1, signals: [] }, never);
    await expect(timed).rejects.toMatchObject({ code: 'timed-out' });
    const stop = new AbortController();
    const stopped = runLimited({ timeoutMs: 60_000, signals: [stop.signal] }, never);
    stop.abort(new TailgateError('unavailable', 'gone'));
    await expect(stopped).rejects.toMatchObject({ code: 'unavailable' });
    const aborted = { timeoutMs: 60_000, signals: [AbortSignal.abort()] };
    await expect(runLimited(aborted, never)).rejects.toMatchObject({ code: 'cancelled' });
  });

  it('tells the work to end', async () => {
    const stop = new AbortController();
    let told = false;
    const running = runLimited({ timeoutMs: 60_000, signals: [stop.signal] }, (signal) => {
      signal.addEventListener('abort', () => (told = true));
      return never();
    });
    stop.abort();
    await expect(running).rejects.toMatchObject({ code: 'cancelled' });
    expect(told).toBe(true);
  });
});
