import { EventStore } from '../store/event-store';
import { storedRows, testSettings } from '../testing/stored-events';
import { type BatchFile, EventBatch } from './batch';
import { ReportBuilder } from './report';

const start = Date.UTC(2026, 10, 20);
const times = { fromMs: start, toMs: start + 86_400_000 };
const fields = [{ name: 'n', asText: false, asNumber: true }];

describe('a batch of events', () => {
  let store: EventStore;
  let batch: EventBatch;

  beforeEach(async () => {
    store = await EventStore.open(testSettings);
    const group = await store.createLogGroup('group', { keep: 'fields', fields });
    batch = new EventBatch(store.database, group, [{ field: 't', format: 'epoch' }], times);
    await batch.open();
  });

  afterEach(async () => {
    await batch.close();
    await store.close();
  });

  function fileNamed(name: string): BatchFile {
    return { report: new ReportBuilder(name), logStream: name, lastMs: start + 5 };
  }

  function add(file: BatchFile, line: number, value: Readonly<Record<string, unknown>>): void {
    batch.add(file, { timestamp: undefined, message: JSON.stringify(value), line });
  }

  it('is collected while the one before is stored, and keeps the order', async () => {
    const file = fileNamed('a');
    for (let n = 0; n < 60; n += 1) {
      add(file, n + 1, { t: start + n, n });
      if (n % 7 === 6) await batch.startStoring();
    }
    await batch.flush();
    const rows = await storedRows(store, 'group');
    expect(rows.map((row) => row['n#'])).toEqual(Array.from({ length: 60 }, (_, n) => n));
    expect(file.report.report()).toMatchObject({ events: 60, fromMs: start, toMs: start + 59 });
  });

  it('gives an event without a time that of the last one of its file, in an earlier batch too', async () => {
    const [a, b] = [fileNamed('a'), fileNamed('b')];
    add(a, 1, { t: start + 1000, n: 0 });
    await batch.startStoring();
    add(a, 2, { n: 1 });
    add(b, 1, { n: 2 });
    add(b, 2, { t: start + 2000, n: 3 });
    await batch.startStoring();
    add(a, 3, { n: 4 });
    add(b, 3, { n: 5 });
    await batch.flush();
    const rows = await storedRows(store, 'group');
    expect(rows.map(({ ts }) => Number(ts) - start)).toEqual([1000, 1000, 5, 2000, 1000, 2000]);
    expect([a.report.report().undated, b.report.report().undated]).toEqual([2, 2]);
  });

  it('names the first event out of range by its line, and does not count its bytes', async () => {
    const file = fileNamed('a');
    add(file, 10, { t: start, n: 0 });
    add(file, 20, { t: 1, n: 1 });
    add(file, 30, { t: 2, n: 2 });
    await batch.flush();
    expect(file.report.report().unreadableReasons).toMatchObject([
      { count: 2, line: 20, example: '{"t":1,"n":1}' },
    ]);
    const kept = JSON.stringify({ t: start, n: 0 }).length;
    expect(store.logGroup('group').messageBytes).toBe(kept);
  });

  it('throws at the next call where events cannot be stored', async () => {
    add(fileNamed('a'), 1, { t: start, n: 0 });
    await store.database.run(`DROP TABLE ${store.logGroup('group').table}`);
    await batch.startStoring();
    await expect(batch.flush()).rejects.toThrow(/does not exist/);
  });
});
