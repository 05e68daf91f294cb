import { canonicalFields } from '../../backend/accesslog/canonical';
import { readConfig } from '../../backend/config/read-config';
import { startPlugin } from '../../backend/cli/start-plugin';
import { serve } from '../../backend/http/serve';
import { createServices } from '../../backend/services/create-services';
import { Workplace } from '../../test/grafana/backend';
import { Preview, type PreviewOptions } from './preview';

// The page itself is tried in test/browser; here is when it is offered and what it says meanwhile.

const workplace = new Workplace();
afterAll(() => workplace.remove());

async function start(options: Partial<PreviewOptions>, args: readonly string[] = []) {
  const result = readConfig({
    args: [
      ...['--config', workplace.path('empty.yaml'), '--data-folder', workplace.path('data')],
      ...['--port', '0', '--grpc-port', '0', '--no-embedded-enabled'],
      ...['--shutdown-timeout-ms', '500', ...args],
    ],
    environment: {},
    fieldNames: canonicalFields,
  });
  if (result.kind !== 'config') throw new Error(`The configuration is ${result.kind}.`);
  const { config } = result;
  const printed: string[] = [];
  const preview = new Preview({ print: (line) => printed.push(line), ...options });
  const server = await serve(
    config,
    () => Promise.resolve(createServices({ sources: [], pricePerGb: 0.005 })),
    {
      version: 'test',
      logSink: { write: () => true },
      startPlugin,
      addRoutes: (routes, services) => preview.addRoutes(routes, config, services),
    },
  );
  const welcome = preview.started(server.url).join('\n');
  return {
    ...{ preview, printed, welcome },
    get: async (path: string) => {
      const answer = await fetch(server.url + path, {
        headers: { authorization: 'Bearer 0123456789abcdef0123456789abcdef' },
      });
      return { status: answer.status, text: await answer.text(), headers: answer.headers };
    },
    close: async () => {
      await preview.close();
      await server.close();
    },
  };
}

test('while it is built: a page that says so and comes again by itself; the backend answers', async () => {
  let given: AbortSignal | undefined;
  const running = await start({
    build: (_script, signal) => {
      given = signal;
      return new Promise((_resolve, reject) => {
        signal.addEventListener('abort', () => reject(new Error('ended')), { once: true });
      });
    },
  });
  expect(running.welcome).toContain('is being built');
  expect(running.printed).toEqual(['Preview: building the Grafana plugin …']);
  const page = await running.get('/');
  expect(page.status).toBe(503);
  expect(page.text).toContain('being built');
  expect(page.text).toContain('http-equiv="refresh"');
  expect((await running.get('/healthz')).status).toBe(200);
  await running.close();
  expect(given?.aborted).toBe(true);
  expect(running.printed).toHaveLength(1);
});

test('a build that fails: its messages in the terminal and on the page, as text', async () => {
  const running = await start({
    build: () => Promise.reject(new Error('<b>module not found</b>')),
  });
  await running.preview.ready();
  expect(running.printed.at(-1)).toContain('module not found');
  const page = await running.get('/');
  expect(page.status).toBe(500);
  expect(page.text).toContain('&lt;b&gt;module not found&lt;/b&gt;');
  expect(page.text).not.toContain('http-equiv="refresh"');
  expect((await running.get('/healthz')).status).toBe(200);
  await running.close();
});

test.each([
  ['token', ['--token', '0123456789abcdef0123456789abcdef'], 'token'],
  ['gRPC off', ['--no-grpc-enabled'], 'grpc.enabled'],
])('it stays off with %s, and says why', async (_name, args, word) => {
  const running = await start({ build: () => Promise.reject(new Error('built')) }, args);
  expect(running.welcome).toContain('off');
  expect(running.welcome).toContain(word);
  expect((await running.get('/')).status).toBe(404);
  expect((await running.get('/preview/settings.json')).status).toBe(404);
  await running.close();
});
