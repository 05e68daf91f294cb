import fc from 'fast-check';
import type { QueryColumns } from '../../insights/columns';
import type { SemanticsSwitches } from '../../insights/compiled';
import { ingestFiles } from '../ingest/ingest-files';
import { EventStore } from '../store/event-store';
import { fieldUse, testSettings } from '../testing/stored-events';
import { TemporaryFiles } from '../testing/temporary-files';
import { EmbeddedCarrier } from './embedded-carrier';
import { fetchColumns } from './fetch-columns';

const at = Date.UTC(2026, 10, 20);
const range = { fromMs: at, toMs: at + 3_600_000 };

/** The value of a row of a column. */
function cell(columns: QueryColumns, row: number, name: string): string | number | null {
  const column = columns.columns.find((candidate) => candidate.name === name);
  if (column === undefined) throw new Error(`There is no column ${name}.`);
  if (column.kind === 'text') return column.dictionary[column.codes[row] ?? -1] ?? null;
  return column.values[row] ?? null;
}

let files: TemporaryFiles;
let store: EventStore;
beforeAll(async () => {
  files = await TemporaryFiles.create();
  store = await EventStore.open(testSettings);
  const options = { timestampHints: [{ field: 't', format: 'epoch' }] as const };
  const lines = Array.from({ length: 30_000 }, (_, index) =>
    JSON.stringify({
      t: at + index * 100,
      status: index % 10 === 0 ? 504 : 200,
      path: `/items/${index % 7}`,
      id: `id-${index}`,
      ...(index % 5 === 0 ? {} : { stage: index % 2 === 0 ? 'prod' : '' }),
      latency: index % 100 === 3 ? '-' : String(index % 1000),
    }),
  );
  const file = await files.write('api.log', lines.join('\n'));
  await store.createLogGroup('api', { keep: 'everything' });
  await store.createLogGroup('pruned', {
    keep: 'fields',
    fields: [
      fieldUse('status', false),
      fieldUse('path', true, false),
      fieldUse('stage', true, false),
    ],
  });
  await store.createLogGroup('other', { keep: 'everything' });
  await ingestFiles(store, 'api', [file], options);
  await ingestFiles(store, 'pruned', [file], { ...options, fastPathBytes: 0 });
  const other = await files.write(
    'other.log',
    JSON.stringify({ t: at, status: 'text', extra: 'x' }),
  );
  await ingestFiles(store, 'other', [other], options);
  await store.seal();
});
afterAll(async () => {
  await store.close();
  await files.remove();
});

describe('the embedded carrier', () => {
  const carrier = () => new EmbeddedCarrier(store);

  it('answers with typed columns and what was scanned', async () => {
    const result = await carrier().run({
      text: 'stats count(*) as n, max(latency + 0) as worst by bin(10m) as t, status | sort t asc, status asc',
      logGroups: ['api'],
      ...range,
    });
    expect(result.rowCount).toBe(10);
    expect(
      [0, 1, 9].map((row) => ['t', 'status', 'n', 'worst'].map((name) => cell(result, row, name))),
    ).toEqual([
      [at, '200', 5400, 999],
      [at, '504', 600, 990],
      [at + 4 * 600_000, '504', 600, 990],
    ]);
    expect(result.columns.map(({ kind }) => kind)).toEqual([
      'timestamp',
      'text',
      'number',
      'number',
    ]);
    const { bytes } = await store.scanSize(['api'], range.fromMs, range.toMs);
    expect(result.statistics).toEqual({
      recordsMatched: 30_000,
      recordsScanned: 30_000,
      bytesScanned: bytes,
    });
  });

  it('encodes many rows as it does few', async () => {
    const text =
      'fields @timestamp, path, stage, id, latency + 0 as ms, status | filter status = 504 or status = 200';
    const result = await carrier().run({ text, logGroups: ['api'], ...range });
    expect(result.rowCount).toBe(30_000);
    for (const row of [0, 1, 3, 5, 12_345, 29_999]) {
      const time = Number(cell(result, row, '@timestamp'));
      const index = (time - at) / 100;
      expect(
        ['path', 'stage', 'id', 'ms', 'status'].map((name) => cell(result, row, name)),
      ).toEqual([
        `/items/${index % 7}`,
        index % 5 === 0 ? null : index % 2 === 0 ? 'prod' : '',
        `id-${index}`,
        index % 100 === 3 ? NaN : index % 1000,
        index % 10 === 0 ? '504' : '200',
      ]);
    }
    const stage = result.columns.find(({ name }) => name === 'stage');
    expect(stage?.kind === 'text' && [...stage.dictionary].sort()).toEqual(['', 'prod']);
  });

  it('reads the same from a store that keeps only what is read', async () => {
    const text = 'stats count(*) as n, sum(status) as s by path, stage | sort path asc, stage asc';
    const [whole, pruned] = await Promise.all(
      ['api', 'pruned'].map((group) => carrier().run({ text, logGroups: [group], ...range })),
    );
    expect(pruned).toEqual(whole);
  });

  it('reads several log groups as one', async () => {
    const text = 'stats count(*) as n by @log, status, ispresent(extra) as has | sort n asc';
    const result = await carrier().run({ text, logGroups: ['api', 'other', 'api'], ...range });
    expect(
      [0, 1, 2].map((row) => ['@log', 'status', 'has', 'n'].map((name) => cell(result, row, name))),
    ).toEqual([
      ['000000000000:other', 'text', 1, 1],
      ['000000000000:api', '504', 0, 3000],
      ['000000000000:api', '200', 0, 27_000],
    ]);
  });

  it('keeps to ranges and limits', async () => {
    const request = { text: 'fields id', logGroups: ['api'], fromMs: at + 100, toMs: at + 1000 };
    const all = await carrier().run(request);
    expect(all.rowCount).toBe(9);
    expect(all.statistics.recordsScanned).toBe(9);
    const limited = new EmbeddedCarrier(store, { rowLimit: 5 });
    const newest = await limited.run(request);
    expect([newest.rowCount, cell(newest, 0, 'id')]).toEqual([5, 'id-9']);
    expect(newest.statistics.recordsMatched).toBe(9);
    expect((await limited.run({ ...request, limit: 2 })).rowCount).toBe(2);
    expect((await limited.run({ ...request, toMs: at })).rowCount).toBe(0);
  });

  it('follows its switches', async () => {
    const text = 'stats sum(latency + 1) as s, count(*) as n by stage';
    const run = async (switches: SemanticsSwitches) => {
      const result = await new EmbeddedCarrier(store, { switches }).run({
        text,
        logGroups: ['api'],
        ...range,
      });
      return result.rowCount;
    };
    expect(await run({ nullGroup: 'keep', nonNumeric: 'null' })).toBe(3);
    expect(await run({ nullGroup: 'drop', nonNumeric: 'zero' })).toBe(2);
  });

  it('refuses what it cannot answer', async () => {
    const run = (text: string, group: string) =>
      carrier().run({ text, logGroups: [group], ...range });
    await expect(run('fields nonsense(', 'api')).rejects.toMatchObject({ code: 'malformed-query' });
    await expect(run('fields id', 'none')).rejects.toMatchObject({ code: 'not-found' });
    for (const text of [
      'fields id',
      'fields @message',
      'fields @logStream',
      'filter status like "5"',
    ]) {
      await expect(run(text, 'pruned')).rejects.toMatchObject({ code: 'internal' });
    }
  });

  it('stops when it is cancelled', async () => {
    const request = { text: 'stats count(*) by id, path, stage', logGroups: ['api'], ...range };
    await expect(carrier().run({ ...request, signal: AbortSignal.abort() })).rejects.toMatchObject({
      code: 'cancelled',
    });
    const controller = new AbortController();
    const running = carrier().run({ ...request, signal: controller.signal });
    controller.abort();
    await expect(running).rejects.toMatchObject({ code: 'cancelled' });
    expect((await carrier().run(request)).rowCount).toBe(30_000);
  });
});

describe('reading columns', () => {
  it('gives a stored result in its order, whether its texts are few or many', async () => {
    const connection = await store.database.connect();
    try {
      const fetched = await fetchColumns(
        connection,
        {
          sql: `SELECT 'path ' || (n % 7), CASE WHEN n % 3 > 0 THEN 'id ' || n END, n::DOUBLE
            FROM range(6000) AS numbers(n) ORDER BY n DESC`,
          parameters: [],
          columns: [
            { name: 'path', kind: 'text' },
            { name: 'id', kind: 'text' },
            { name: 'n', kind: 'number' },
          ],
        },
        'stored',
      );
      const [path, id, number] = fetched.columns;
      const textAt = (column: typeof path, row: number): string | undefined =>
        column?.kind === 'text' ? column.dictionary[column.codes[row] ?? -1] : undefined;
      const read = Array.from({ length: fetched.rowCount }, (_, row) => [
        textAt(path, row),
        textAt(id, row),
        number?.kind === 'number' ? number.values[row] : undefined,
      ]);
      const wanted = Array.from({ length: 6000 }, (_, row) => {
        const n = 5999 - row;
        return [`path ${n % 7}`, n % 3 > 0 ? `id ${n}` : undefined, n];
      });
      expect(read).toEqual(wanted);
    } finally {
      connection.closeSync();
    }
  });

  it('gives the same in every mode', async () => {
    const connection = await store.database.connect();
    const text = fc.option(fc.oneof(fc.constantFrom('', 'a', 'b'), fc.string({ maxLength: 3 })));
    const row = fc.tuple(text, text, fc.option(fc.integer()));
    try {
      await fc.assert(
        fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 50 }), async (rows) => {
          const values = rows.map(
            (_, index) =>
              `($${index * 3 + 1}::VARCHAR, $${index * 3 + 2}::VARCHAR, $${index * 3 + 3}::DOUBLE)`,
          );
          const query = {
            sql: `SELECT * FROM (VALUES ${values.join(', ')})`,
            parameters: rows.flat(),
            columns: [
              { name: 'x', kind: 'text' },
              { name: 'y', kind: 'text' },
              { name: 'n', kind: 'number' },
            ] as const,
          };
          for (const mode of ['direct', 'encoded', 'stored'] as const) {
            const { rowCount, columns } = await fetchColumns(connection, query, mode);
            const read = Array.from({ length: rowCount }, (_, index) =>
              columns.map((column) =>
                column.kind === 'text'
                  ? (column.dictionary[column.codes[index] ?? -1] ?? null)
                  : column.values[index],
              ),
            );
            expect(read).toEqual(rows.map(([x, y, n]) => [x, y, n ?? NaN]));
          }
        }),
        { numRuns: 40 },
      );
    } finally {
      connection.closeSync();
    }
  });
});
