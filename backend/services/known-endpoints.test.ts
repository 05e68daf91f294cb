import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { emptyCells, type Cells } from '../latency/cells/cells';
import { loadEndpoints } from './endpoint-file';
import { KnownEndpoints } from './known-endpoints';
import { ConnectedSource } from './live-source';
import { sourceSettings } from './source-settings';

const day = 86_400_000;
const binMs = 300_000;
const noon = Date.UTC(2026, 2, 2, 12);

function source(over: object = {}, logGroups: readonly string[] = ['group']): ConnectedSource {
  const settings = sourceSettings({ name: 'orders', ...over });
  return new ConnectedSource({
    settings,
    logGroups,
    connect: () => Promise.reject(new Error('not asked')),
  });
}

/** One request each to these paths at these times. */
function cells(requests: readonly (readonly [path: string, atMs: number])[]): Cells {
  return {
    ...emptyCells(binMs),
    size: requests.length,
    requests: requests.length,
    routeTable: requests.map(([resourcePath]) => ({
      kind: 'rest',
      log: '1:group',
      apiId: 'api',
      stage: 'prod',
      httpMethod: 'GET',
      resourcePath,
      routeKey: '-',
      eventType: '-',
      path: '-',
    })),
    outcomeTable: [
      { status: 200, errorResponseType: '-', responseTransferMode: '-', errorFlags: 0 },
    ],
    bins: Int32Array.from(requests, ([, atMs]) => Math.floor(atMs / binMs)),
    routes: Int32Array.from(requests.keys()),
    outcomes: new Int32Array(requests.length),
    counts: new Uint32Array(requests.length).fill(1),
    integrations: new Float64Array(requests.length).fill(10),
    responses: new Float64Array(requests.length).fill(12),
  };
}

let folder: string;
let path: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tailgate-endpoints-'));
  path = join(folder, 'data', 'endpoints.json');
});
afterEach(() => rm(folder, { recursive: true }));

test('endpoints are known for seven days after their last request', () => {
  const clock = { now: noon };
  const known = new KnownEndpoints(() => clock.now);
  known.note(
    source(),
    cells([
      ['/b', noon - binMs],
      ['/a', noon - 3 * day],
      ['/old', noon - 8 * day],
    ]),
  );
  expect(known.of(source())).toEqual(['GET /a', 'GET /b']);
  // Reading an older range makes nothing older.
  known.note(source(), cells([['/b', noon - 5 * day]]));
  clock.now = noon + 4 * day + 2 * binMs;
  expect(known.of(source())).toEqual(['GET /b']);
  clock.now = noon + 7 * day + 2 * binMs;
  expect(known.of(source())).toEqual([]);
});

test('no more than the settings tell apart, and the rest of them', () => {
  const known = new KnownEndpoints(() => noon);
  const few = source({ maxEndpoints: 2 });
  known.note(
    few,
    cells([
      ['/a', noon - day],
      ['/a', noon - day],
      ['/b', noon - day],
    ]),
  );
  known.note(
    few,
    cells([
      ['/c', noon - binMs],
      ['/c', noon - binMs],
      ['/d', noon - binMs],
      ['/e', noon - binMs],
    ]),
  );
  expect(known.of(few)).toEqual(['(other)', 'GET /c', 'GET /d']);
});

test('what other log groups or patterns named is void', () => {
  const known = new KnownEndpoints(() => noon);
  known.note(source(), cells([['/a', noon - binMs]]));
  expect(known.of(source({ endpointPatterns: ['/a/*'] }))).toEqual([]);
  expect(known.of(source({}, ['another']))).toEqual([]);
  expect(known.of(source())).toEqual(['GET /a']);
});

test('a restart keeps them', async () => {
  const before = await KnownEndpoints.open(path, () => noon);
  before.note(
    source(),
    cells([
      ['/a', noon - binMs],
      ['/gone', noon - 8 * day],
    ]),
  );
  await before.close();
  expect(before.failures).toEqual([]);
  expect(await readdir(join(folder, 'data'))).toEqual(['endpoints.json']);
  const after = await KnownEndpoints.open(path, () => noon + day);
  expect(after.of(source())).toEqual(['GET /a']);
  after.note(source(), cells([['/b', noon + day - binMs]]));
  expect(after.of(source())).toEqual(['GET /a', 'GET /b']);
  await after.close();
  expect(await readFile(path, 'utf8')).toContain('GET /b');
});

test('nothing new is not written again', async () => {
  const known = await KnownEndpoints.open(path, () => noon);
  known.note(source(), cells([['/a', noon - 2 * binMs]]));
  await known.close();
  await rm(path);
  const again = await KnownEndpoints.open(path, () => noon);
  await again.close();
  await expect(readFile(path, 'utf8')).rejects.toThrow('ENOENT');
});

test('a folder that cannot be written is told, not thrown', async () => {
  await writeFile(join(folder, 'data'), 'a file where the folder should be');
  const known = await KnownEndpoints.open(path, () => noon);
  known.note(source(), cells([['/a', noon - binMs]]));
  await known.close();
  expect(known.failures.join()).toMatch(/could not be written \(E[A-Z]+\).*data folder/);
  expect(known.failures.join()).not.toContain(folder);
  expect(known.of(source())).toEqual(['GET /a']);
});

test('a file of any content is read or passed over', async () => {
  const file = join(folder, 'any.json');
  const entry = { endpoint: 'GET /a', seenMs: 1 };
  const content = fc.oneof(
    fc.string(),
    fc.json(),
    fc
      .record({
        version: fc.constantFrom(1, 2, '1'),
        sources: fc.array(
          fc.record({
            source: fc.constantFrom('orders', '__proto__', 7),
            naming: fc.constantFrom('x', null),
            endpoints: fc.constantFrom([], [entry], [{ ...entry, seenMs: null }], 'x'),
          }),
        ),
      })
      .map((value) => JSON.stringify(value)),
  );
  await fc.assert(
    fc.asyncProperty(content, async (text) => {
      await writeFile(file, text);
      for (const { source: name, endpoints } of await loadEndpoints(file)) {
        expect(typeof name).toBe('string');
        for (const one of endpoints) expect(typeof one.seenMs).toBe('number');
      }
      const known = await KnownEndpoints.open(file, () => noon);
      expect(known.of(source())).toEqual([]);
    }),
    { numRuns: 60 },
  );
});
