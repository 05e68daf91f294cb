import { join } from 'node:path';
import { ingestFiles } from '../ingest/ingest-files';
import { fieldUse, storedRows, storeFiles, testSettings } from '../testing/stored-events';
import { TemporaryFiles } from '../testing/temporary-files';
import { EventStore } from './event-store';

const everything = { keep: 'everything' } as const;
const at = Date.UTC(2026, 10, 20);
const options = { timestampHints: [{ field: 't', format: 'epoch' }] as const };

let files: TemporaryFiles;
beforeAll(async () => {
  files = await TemporaryFiles.create();
});
afterAll(() => files.remove());

describe('the event store', () => {
  it('makes columns of every discovered field', async () => {
    const messages = [
      {
        t: at,
        a: { b: ['x', { c: 1.5 }] },
        'd.e': true,
        '@f': 'at',
        json: '{"a":1}',
        none: null,
        empty: {},
      },
      { t: at, a: 'text', n: '-12' },
    ].map((message) => JSON.stringify(message));
    const file = await files.write('full.log', messages.join('\n'));
    const { rows } = await storeFiles([file], everything, options);
    expect(rows[0]).toEqual({
      ts: at,
      message: messages[0],
      stream: 'full',
      t: String(at),
      't#': at,
      a: null,
      'a#': null,
      'a.b.0': 'x',
      'a.b.0#': null,
      'a.b.1.c': '1.5',
      'a.b.1.c#': 1.5,
      'd.e': 'true',
      'd.e#': null,
      '@@f': 'at',
      '@@f#': null,
      json: '{"a":1}',
      'json#': null,
      n: null,
      'n#': null,
    });
    expect(rows[1]).toMatchObject({ a: 'text', n: '-12', 'n#': -12, 'a.b.0': null });
  });

  it('discovers at most 200 fields of an event, and makes no more columns than it may', async () => {
    const wide = (prefix: string, size: number) =>
      JSON.stringify(
        Object.fromEntries([
          ['t', at],
          ...Array.from({ length: size }, (_, at_) => [`${prefix}${at_}`, at_]),
        ]),
      );
    const file = await files.write(
      'wide.log',
      [wide('a', 250), wide('b', 199), wide('c', 199)].join('\n'),
    );
    const store = await EventStore.open(testSettings);
    try {
      const group = await store.createLogGroup('test', everything);
      await ingestFiles(store, 'test', [file], options);
      expect(group.fields()).toHaveLength(500);
      expect(group.fields().some(({ name }) => name === 'a199')).toBe(false);
      // Beyond the columns a field is taken from the message, however many stand before it.
      const rows = await storedRows(store, 'test', ['a198', 'a199', 'c198', 'zzz']);
      expect(rows.map((row) => [row['a198'], row['a199'], row['c198#'], row['zzz']])).toEqual([
        ['198', '199', null, null],
        [null, null, null, null],
        [null, null, 198, null],
      ]);
    } finally {
      await store.close();
    }
    // Each column costs the engine some work, more where the machine is busy.
  }, 120_000);

  it("discovers the fields of Lambda's own lines", async () => {
    const report =
      'REPORT RequestId: 72566006-c8cf-4a39-ae1f-d7f12d627ef3\tDuration: 128.83 ms\tBilled Duration: 296 ms\tMemory Size: 128 MB\tMax Memory Used: 74 MB\tInit Duration: 166.62 ms\tXRAY TraceId: 1-a\tSegmentId: s\tSampled: true';
    const file = await files.write(
      'lambda',
      `2026-11-20T00:00:00.000Z START RequestId: r Version: $LATEST\n2026-11-20T00:00:00.001Z ${report}\n2026-11-20T00:00:00.002Z ${report.replaceAll('\t', ' ')}\n2026-11-20T00:00:00.003Z other\n`,
    );
    const expected = {
      '@type': 'REPORT',
      '@requestId': '72566006-c8cf-4a39-ae1f-d7f12d627ef3',
      '@duration#': 128.83,
      '@billedDuration#': 296,
      '@initDuration#': 166.62,
      '@memorySize#': 128_000_000,
      '@maxMemoryUsed#': 74_000_000,
      '@xrayTraceId': '1-a',
      '@xraySegmentId': 's',
    };
    const fields = Object.keys(expected).map((name) => fieldUse(name.replace('#', '')));
    for (const retention of [everything, { keep: 'fields', fields } as const]) {
      const { rows } = await storeFiles([file], retention);
      expect(rows[0]).toMatchObject({ '@type': 'START', '@requestId': 'r', '@duration': null });
      expect(rows[1]).toMatchObject(expected);
      expect(rows[2]).toMatchObject(expected);
      expect(rows[3]).toMatchObject({ '@type': null, '@duration#': null });
    }
  });

  it.each([
    'a"); drop table events_0; --',
    "x'; drop table events_0; --",
    '"',
    "'",
    '\\',
    'a]b$[0]',
    '*',
    '$1',
    '/~1',
    'ü\u0001',
  ])('takes the key %j for a name and nothing more', async (key) => {
    const file = await files.write(
      'injection.log',
      `${JSON.stringify({ t: at, [key]: "'; drop" })}\n${JSON.stringify({ t: at })}\n`,
    );
    for (const retention of [everything, { keep: 'fields', fields: [fieldUse(key)] } as const]) {
      for (const fastPathBytes of [0, Infinity]) {
        const { rows } = await storeFiles([file], retention, { ...options, fastPathBytes });
        expect(rows.map((row) => row[key])).toEqual(["'; drop", null]);
      }
    }
  });

  it('gives up access to files for good when it is sealed', async () => {
    const file = await files.write('secret.csv', 'a\n1\n');
    const store = await EventStore.open(testSettings);
    try {
      await store.createLogGroup('test', everything);
      await ingestFiles(store, 'test', [file], options);
      await store.seal();
      const { database } = store;
      await expect(database.run(`SELECT * FROM read_text('${file.path}')`)).rejects.toThrow(
        'disabled',
      );
      await expect(database.run('SET enable_external_access = true')).rejects.toThrow();
      await expect(database.run(`COPY events_0 TO '${file.path}'`)).rejects.toThrow('disabled');
      // Reading on goes through the streaming path.
      const reports = await ingestFiles(store, 'test', [file], { ...options, fastPathBytes: 0 });
      expect(reports[0]).toMatchObject({ events: 2, readBy: 'stream' });
    } finally {
      await store.close();
    }
  });

  it('gives a persisted store back', async () => {
    const path = join(files.directory, 'store.duckdb');
    const file = await files.write(
      'persisted.log',
      `${JSON.stringify({ t: at, a: { b: 'x' }, n: 5 })}\n`,
    );
    for (const expected of [1, 2]) {
      const store = await EventStore.open({ ...testSettings, file: path });
      try {
        if (expected === 1) await store.createLogGroup('test', everything);
        await ingestFiles(store, 'test', [file], options);
        const rows = await storedRows(store, 'test', ['a.b', 'n']);
        expect(rows).toHaveLength(expected);
        expect(rows.at(-1)).toMatchObject({ ts: at, 'a.b': 'x', 'n#': 5 });
        expect(store.logGroups()).toEqual(['test']);
        expect(await store.scanSize(['test'], 0, at + 1)).toEqual({
          records: expected,
          bytes: expected * (file.size - 1),
        });
      } finally {
        await store.close();
      }
    }
  });

  it('refuses settings and names that cannot work', async () => {
    await expect(EventStore.open({ memoryLimitMib: 100, threads: 1 })).rejects.toMatchObject({
      code: 'invalid-input',
    });
    await expect(EventStore.open({ memoryLimitMib: 512, threads: 0 })).rejects.toMatchObject({
      code: 'invalid-input',
    });
    const text = await files.write('no.duckdb', 'text, not a database'.repeat(500));
    await expect(EventStore.open({ ...testSettings, file: text.path })).rejects.toMatchObject({
      code: 'unavailable',
      place: text.path,
    });
    const store = await EventStore.open(testSettings);
    try {
      await store.createLogGroup('a', everything);
      await expect(store.createLogGroup('a', everything)).rejects.toMatchObject({
        code: 'invalid-input',
      });
      await expect(store.createLogGroup('', everything)).rejects.toMatchObject({
        code: 'invalid-input',
      });
      expect(() => store.relation(['b'])).toThrow('There is no log group b');
      expect(() => store.relation([])).toThrow('at least one');
    } finally {
      await store.close();
    }
  });
});
