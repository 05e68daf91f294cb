import { gzipSync } from 'node:zlib';
import { EventStore } from '../store/event-store';
import { unreadableReasons } from '../readers/text';
import { fieldUse, storeFiles, testSettings } from '../testing/stored-events';
import { TemporaryFiles } from '../testing/temporary-files';
import { ingestFiles, type IngestProgress } from './ingest-files';

const hints = [
  { field: 'requestTimeEpoch', format: 'epoch' },
  { field: 'requestTime', format: 'clf' },
  { field: 'time', format: 'iso' },
] as const;
const retention = {
  keep: 'fields',
  fields: [fieldUse('status'), fieldUse('@message', true, false)],
} as const;
const pruned = { keep: 'fields', fields: [fieldUse('status')] } as const;
const at = Date.UTC(2026, 10, 20);
const options = {
  timestampHints: hints,
  times: { fromMs: Date.UTC(2015, 0, 1), toMs: at + 86_400_000 },
};
const line = (ms: number, status = '200') =>
  JSON.stringify({ requestTimeEpoch: String(ms), status, path: '/orders' });

let files: TemporaryFiles;
beforeAll(async () => {
  files = await TemporaryFiles.create();
});
afterAll(() => files.remove());

describe('reading files into a log group', () => {
  it('takes the time of each line, in every format that lines have', async () => {
    const file = await files.write(
      'times.log',
      [
        line(at),
        line(at / 1000 + 1),
        '{"requestTime":"20/Nov/2026:01:00:02 +0100"}',
        '{"requestTimeEpoch":"-","time":"2026-11-20T00:00:03.5Z"}',
        '{"requestTimeEpoch":"1795132804000","latency": - }',
        'no time at all',
        '{"time":"2026-11-20T00:00:03"}',
      ].join('\n'),
    );
    const { rows, reports } = await storeFiles([file], retention, options);
    expect(rows.map(({ ts }) => Number(ts) - at)).toEqual([0, 1000, 2000, 3500, 4000, 4000, 4000]);
    expect(reports).toMatchObject([
      {
        shape: 'raw-lines',
        events: 7,
        unreadable: 0,
        undated: 2,
        fromMs: at,
        toMs: at + 4000,
        error: null,
      },
    ]);
  });

  it('gives lines before the first time that of the file', async () => {
    const file = await files.write('undated.log', 'one\ntwo\n');
    const { rows, reports } = await storeFiles(
      [{ ...file, modifiedMs: at + 7 }],
      retention,
      options,
    );
    expect(rows.map(({ ts }) => ts)).toEqual([at + 7, at + 7]);
    expect(reports[0]?.undated).toBe(2);
  });

  it.each([
    ['streamed', Infinity],
    ['read by DuckDB', 0],
  ])('refuses times that cannot be, %s', async (_, fastPathBytes) => {
    const file = await files.write(
      'range.log',
      [
        line(at),
        line(at + 2 * 86_400_000),
        line(at + 1),
        line(1e15),
        line(1),
        'text',
        line(at + 3),
      ].join('\n'),
    );
    const { rows, reports } = await storeFiles([file], pruned, { ...options, fastPathBytes });
    expect(rows.map(({ ts }) => Number(ts) - at)).toEqual([0, 1, 1, 3]);
    expect(reports[0]).toMatchObject({ events: 4, unreadable: 3, undated: 1 });
    expect(reports[0]?.unreadableReasons).toEqual([
      {
        reason: unreadableReasons.outOfRange,
        count: 3,
        file: 'range.log',
        line: 2,
        example: line(at + 2 * 86_400_000),
      },
    ]);
  });

  it('keeps messages only where they are read or are no JSON object', async () => {
    const file = await files.write('kept.log', `${line(at)}\n[1]\nplain\n`);
    const all = await storeFiles([file], retention, options);
    expect(all.rows.map(({ message }) => message)).toEqual([line(at), '[1]', 'plain']);
    for (const fastPathBytes of [0, Infinity]) {
      const some = await storeFiles([file], pruned, { ...options, fastPathBytes });
      expect(some.rows.map(({ message }) => message)).toEqual([null, '[1]', 'plain']);
      expect(some.messageBytes).toBe(Buffer.byteLength(`${line(at)}[1]plain`));
    }
  });

  it('reads the same events from every shape and packing', async () => {
    const messages = [line(at, '200'), line(at + 1, '504'), line(at + 2, '-')];
    const raw = `${messages.join('\n')}\n`;
    const s3 = messages
      .map((text, index) => `${new Date(at + index).toISOString()} ${text}\n`)
      .join('');
    const json = JSON.stringify({
      events: messages.map((message, index) => ({ timestamp: at + index, message })),
    });
    const read = [];
    for (const [name, content] of [
      ['a.log', raw],
      ['b.gz', gzipSync(raw)],
      ['c.gz.gz', gzipSync(gzipSync(s3))],
      ['d', s3],
      ['e.json', json],
      ['f.json.gz', gzipSync(json)],
      ['g.gz', Buffer.concat([gzipSync(raw.slice(0, 100)), gzipSync(raw.slice(100))])],
    ] as const) {
      const { rows, reports } = await storeFiles(
        [await files.write(name, content)],
        retention,
        options,
      );
      expect(reports[0]).toMatchObject({ events: 3, unreadable: 0, error: null });
      read.push(rows);
    }
    expect(read[0]?.map((row) => row['status#'])).toEqual([200, 504, null]);
    for (const rows of read) expect(rows).toEqual(read[0]);
  });

  it('keeps what a truncated gzip still gives and says so', async () => {
    const lines = Array.from({ length: 20_000 }, (_, index) => line(at + index, String(index)));
    const packed = gzipSync(lines.join('\n'));
    const file = await files.write('cut.gz', packed.subarray(0, packed.length >> 1));
    const { rows, reports } = await storeFiles([file], pruned, options);
    expect(rows.length).toBeGreaterThan(5_000);
    expect(rows[17]).toMatchObject({ ts: at + 17, status: '17' });
    expect(reports[0]?.error).toContain('ends in the middle');
    expect(reports[0]?.unreadableReasons).toContainEqual(
      expect.objectContaining({ reason: reports[0]?.error, count: 1 }),
    );
  });

  it('keeps what comes before damaged gzip data', async () => {
    const packed = gzipSync(
      Array.from({ length: 50_000 }, (_, index) => line(at + index)).join('\n'),
    );
    packed.fill(0xff, packed.length >> 1, (packed.length >> 1) + 4000);
    const { rows, reports } = await storeFiles(
      [await files.write('bad.gz', packed)],
      pruned,
      options,
    );
    expect(rows.length).toBeGreaterThan(1_000);
    expect(reports[0]?.error).toContain('damaged');
  });

  it.each([
    ['empty', '', 'empty'],
    ['utf-16', Buffer.from('\uFEFFlog', 'utf16le'), 'UTF-16'],
    ['zip', Buffer.from([0x50, 0x4b, 3, 4, 0, 0]), 'zip archive'],
    [
      'binary',
      Buffer.from(Array.from({ length: 4096 }, (_, index) => (index * 7919) % 256)),
      'binary',
    ],
    ['empty gzip', gzipSync(''), 'empty'],
    ['gzip header only', gzipSync('text').subarray(0, 6), 'ends in the middle'],
  ])('reports a file that cannot be read at all: %s', async (name, content, error) => {
    const { rows, reports } = await storeFiles(
      [await files.write(`none ${name}`, content)],
      pruned,
      options,
    );
    expect(rows).toEqual([]);
    expect(reports[0]?.events).toBe(0);
    expect(reports[0]?.error).toContain(error);
  });

  it('reports a file that vanished, and reads the next', async () => {
    const file = await files.write('next.log', line(at));
    const gone = { ...file, path: `${file.path}.gone`, name: 'gone' };
    const { rows, reports } = await storeFiles([gone, file], pruned, {
      ...options,
      fastPathBytes: 0,
    });
    expect(rows).toHaveLength(1);
    expect(reports.map(({ error }) => error === null)).toEqual([false, true]);
    expect(reports[0]?.error).toContain('ENOENT');
  });

  it('holds no line of 100 MB in memory', async () => {
    const file = await files.write(
      'long.log',
      Buffer.concat([
        Buffer.from(`${line(at)}\n{"status":"`),
        Buffer.alloc(100_000_000, 'x'),
        Buffer.from(`"}\n${line(at + 1)}\n`),
      ]),
    );
    const { rows, reports } = await storeFiles([file], pruned, options);
    expect(rows.map(({ ts }) => Number(ts) - at)).toEqual([0, 1]);
    expect(reports[0]).toMatchObject({ events: 2, unreadable: 1, readBy: 'stream' });
    expect(reports[0]?.unreadableReasons[0]).toMatchObject({
      reason: unreadableReasons.tooLong,
      line: 2,
    });
  });

  it('keeps the order of files and lines where DuckDB reads one of them', async () => {
    const small = await files.write('1.log', `${line(at, 'a')}\nbroken {\n`);
    const large = await files.write(
      '2.log',
      `${line(at, 'b')}\n${'{"status":"c"}\n'.repeat(3)}${line(at, 'd')}`,
    );
    const { rows, reports } = await storeFiles([small, large, small], pruned, {
      ...options,
      fastPathBytes: large.size,
    });
    expect(reports.map(({ readBy }) => readBy)).toEqual(['stream', 'duckdb', 'stream']);
    expect(rows.map(({ status }) => status)).toEqual([
      'a',
      null,
      'b',
      'c',
      'c',
      'c',
      'd',
      'a',
      null,
    ]);
  });

  it('leaves file names with wildcards, and fields that DuckDB cannot name, to the streaming path', async () => {
    const file = await files.write('odd [1]*.log', line(at));
    const odd = await storeFiles([file], pruned, { ...options, fastPathBytes: 0 });
    expect(odd.reports[0]).toMatchObject({ events: 1, readBy: 'stream' });
    const plain = await files.write('plain.log', '{"a":["x"],"B":"1","b":"2","c":{"d":"e"}}');
    const fields = ['a.0', 'B', 'b', 'c', 'c.d'].map((name) => fieldUse(name));
    const { rows } = await storeFiles(
      [{ ...plain, modifiedMs: at }],
      { keep: 'fields', fields },
      { ...options, fastPathBytes: 0 },
    );
    expect(rows).toMatchObject([{ 'a.0': 'x', B: '1', b: '2', c: null, 'c.d': 'e' }]);
  });

  it('tells how far it is', async () => {
    const file = await files.write('progress.log', `${line(at)}\n`.repeat(50));
    for (const fastPathBytes of [0, Infinity]) {
      const seen: IngestProgress[] = [];
      await storeFiles([file, file], pruned, {
        ...options,
        fastPathBytes,
        onProgress: (progress) => seen.push(progress),
      });
      expect(seen.at(-1)).toEqual({
        file: 'progress.log',
        bytesRead: 2 * file.size,
        bytesTotal: 2 * file.size,
      });
      expect(seen.map(({ bytesRead }) => bytesRead)).toEqual(
        seen.map(({ bytesRead }) => bytesRead).sort((a, b) => a - b),
      );
    }
  });

  it('stops when it is cancelled', async () => {
    const file = await files.write('cancelled.log', line(at));
    const store = await EventStore.open(testSettings);
    try {
      await store.createLogGroup('test', pruned);
      for (const fastPathBytes of [0, Infinity]) {
        const controller = new AbortController();
        const reading = ingestFiles(store, 'test', [file, file], {
          ...options,
          fastPathBytes,
          signal: controller.signal,
          onProgress: () => controller.abort(),
        });
        await expect(reading).rejects.toMatchObject({ code: 'cancelled' });
      }
    } finally {
      await store.close();
    }
  });
});
