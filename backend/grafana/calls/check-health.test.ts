import { TailgateError } from '../../errors';
import { pluginContext, type ContextInput } from '../testing/client';
import { testGrafana } from '../testing/test-grafana';
import { diagnosticsService } from '../wire/services';

const running = testGrafana();

describe('CheckHealth', () => {
  const check = (input: ContextInput = {}) =>
    running.client.unary(diagnosticsService.checkHealth, {
      pluginContext: pluginContext(input),
      headers: {},
    });

  it('names the version, the source and what it holds', async () => {
    await running.start();
    expect(await check({ settings: { source: 'billing' } })).toMatchObject({
      status: 1,
      message: 'Tailgate 1.2.3, source "billing": g holds lines.',
    });
  });

  it('speaks of all sources where the data source names none', async () => {
    await running.start();
    running.services.health = () =>
      Promise.resolve([
        { source: 'a', ok: false, message: 'No access.' },
        { source: 'b', ok: true, message: 'Fine.' },
      ]);
    expect(await check()).toMatchObject({
      status: 1,
      message: 'Tailgate 1.2.3 answers. 1 of 2 sources can be asked. b: Fine.',
    });
    running.services.health = () => Promise.resolve([]);
    const none = await check();
    expect(none.status).toBe(2);
    expect(none.message).toContain('Enter log groups here');
  });

  it('says what is wrong, and what to do', async () => {
    await running.start();
    running.services.health = () =>
      Promise.reject(
        new TailgateError('not-found', 'There is no source "x".', { remedy: 'There are: orders.' }),
      );
    expect(await check({ settings: { source: 'x' } })).toMatchObject({
      status: 2,
      message: 'There is no source "x". There are: orders.',
    });
    const wrong = await check({ settings: { logGroups: 'g' } });
    expect(wrong.status).toBe(2);
    expect(wrong.message).toContain('the settings of the data source, logGroups');
  });
});
