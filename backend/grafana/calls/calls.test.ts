import { TailgateError } from '../../errors';
import { Secret } from '../../config/secret';
import { pluginContext } from '../testing/client';
import { callError } from './call-error';
import { readSettings, sourceOfSettings } from './read-settings';
import { resourceRoute } from './resource-routes';
import { runLimited } from './run-limited';
import { tokenCheck } from './token-check';

const contextOf = (settings: object, secrets: { readonly token?: string } = {}) =>
  pluginContext({ settings, ...secrets });

describe('tokenCheck', () => {
  const check = tokenCheck(new Secret('a-token-of-some-length-0123'));

  it('lets in who sends the token, and nobody else', () => {
    check(contextOf({}, { token: 'a-token-of-some-length-0123' }));
    for (const token of ['a-token-of-some-length-0124', 'a', 'ä'.repeat(40)]) {
      expect(() => check(contextOf({}, { token }))).toThrow('is wrong');
    }
    expect(() => check(contextOf({}, { token: '' }))).toThrow('sends no token');
    expect(() => check(contextOf({}, {}))).toThrow('sends no token');
    expect(() => check(null)).toThrow('sends no token');
  });

  it('lets everybody in where there is no token to expect', () => {
    tokenCheck(undefined)(null);
  });
});

describe('sourceOfSettings', () => {
  const services = {
    inlineSource: ({ logGroups, region }: { logGroups: readonly string[]; region?: string }) =>
      `inline:${region ?? ''}:${logGroups.join(',')}`,
  };
  const sourceOf = (settings: object) =>
    sourceOfSettings(services, readSettings(contextOf(settings)));

  it('is the source named, the log groups listed, or none', () => {
    expect(sourceOf({ source: ' orders ' })).toBe('orders');
    expect(sourceOf({ source: '', logGroups: ['a', 'b'] })).toBe('inline::a,b');
    expect(sourceOf({ logGroups: ['a'], region: 'eu-central-1' })).toBe('inline:eu-central-1:a');
    expect(sourceOf({ logGroups: [], tlsSkipVerify: false })).toBeUndefined();
    expect(sourceOfSettings(services, readSettings(null))).toBeUndefined();
  });

  it('says what is wrong with settings', () => {
    expect(() => sourceOf({ source: 'orders', logGroups: ['a'] })).toThrow('both set');
    expect(() => sourceOf({ region: 'Frankfurt' })).toThrow('The field region cannot be');
  });
});

describe('resourceRoute', () => {
  it('leads to the routes of the list, with and without slashes', () => {
    expect(resourceRoute('values', 'GET', 'Viewer').path).toBe('/api/v1/values');
    expect(resourceRoute('/sources/', 'GET', 'Admin').path).toBe('/api/v1/sources');
  });

  it.each([
    ['api/v1/query', 'GET'],
    ['values', 'POST'],
    ['values/../metrics', 'GET'],
    ['%76alues', 'GET'],
    ['__proto__', 'GET'],
    ['constructor', 'GET'],
    ['', 'GET'],
  ])('refuses %s by %s', (path, method) => {
    expect(() => resourceRoute(path, method, 'Admin')).toThrow('There is no');
  });

  it.each([undefined, '', 'None', 'viewer'])('refuses the role %s', (role) => {
    expect(() => resourceRoute('values', 'GET', role)).toThrow('needs the role Viewer');
  });
});

describe('callError', () => {
  it('says what, where and what to do, and who has to look', () => {
    const details = { place: 'text, line 1\nfields x |\n         ^', remedy: 'Remove it.' };
    expect(callError(new TailgateError('malformed-query', 'A | too much.', details))).toEqual({
      text: 'A | too much (text, line 1). Remove it.',
      status: 400,
      source: 'downstream',
      fault: false,
    });
    expect(callError(new TailgateError('inconsistent', 'Counts differ.'))).toMatchObject({
      text: 'Counts differ.',
      source: 'plugin',
      fault: true,
    });
  });

  it('tells nothing of the inside', () => {
    for (const thrown of [new Error('secret'), 'secret', new TailgateError('internal', 'secret')]) {
      const { text, status, source, fault } = callError(thrown);
      expect(text).not.toContain('secret');
      expect([status, source, fault]).toEqual([500, 'plugin', true]);
    }
  });
});

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
