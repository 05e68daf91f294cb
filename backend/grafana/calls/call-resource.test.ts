import { pluginContext } from '../testing/client';
import { testGrafana } from '../testing/test-grafana';
import { diagnosticsService } from '../wire/services';

const running = testGrafana();

describe('CallResource', () => {
  it('passes the query string, adds the source, and takes cookies and credentials out', async () => {
    await running.start();
    running.bridgeAnswer = {
      status: 200,
      headers: {
        'content-type': 'application/json',
        'set-cookie': 'a=b',
        'x-frame-options': 'DENY',
      },
      body: Buffer.from('{"values":[]}'),
    };
    const answer = await running.resource(
      {
        url: 'values?of=endpoint&from=1#x',
        headers: {
          Accept: { values: ['application/json'] },
          Cookie: { values: ['grafana_session=1'] },
          Authorization: { values: ['Bearer x'] },
          'X-Grafana-Id': { values: ['jwt'] },
          Host: { values: ['grafana.example'] },
        },
      },
      { role: 'Viewer', settings: { source: 'orders api' } },
    );
    expect(answer).toEqual({
      code: 200,
      headers: { 'content-type': { values: ['application/json'] } },
      body: '{"values":[]}',
    });
    expect(running.bridged.map(({ request }) => request)).toEqual([
      {
        method: 'GET',
        url: '/api/v1/values?of=endpoint&from=1&source=orders+api',
        headers: { accept: 'application/json' },
      },
    ]);
  });

  it('keeps the source that the caller names', async () => {
    await running.start();
    await running.resource(
      { url: 'values?of=stage&source=b' },
      { role: 'Admin', settings: { source: 'a' } },
    );
    expect(running.bridged[0]?.request.url).toBe('/api/v1/values?of=stage&source=b');
  });

  it('answers 404 and 403 as JSON, and asks nothing then', async () => {
    await running.start();
    const unknown = await running.resource({
      path: 'api/v1/query',
      url: 'api/v1/query',
      method: 'POST',
    });
    expect(unknown.code).toBe(404);
    expect(JSON.parse(unknown.body)).toMatchObject({ error: { code: 'not-found' } });
    const nobody = await running.resource({}, {});
    expect(nobody.code).toBe(403);
    expect(JSON.parse(nobody.body)).toMatchObject({
      error: { code: 'access-denied', message: 'This needs the role Viewer in Grafana.' },
    });
    expect(running.bridged).toEqual([]);
  });
});

describe('CollectMetrics', () => {
  it('gives the metrics as text', async () => {
    await running.start();
    running.bridgeAnswer = { ...running.bridgeAnswer, body: Buffer.from('up 1\n') };
    const { metrics } = await running.client.unary(diagnosticsService.collectMetrics, {
      pluginContext: pluginContext(),
    });
    expect(String(metrics?.prometheus)).toBe('up 1\n');
    expect(running.bridged[0]?.request.url).toBe('/metrics');
  });
});
