import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fieldsRead, formatValue, parse, print } from '../../backend/insights';
import {
  MemoryEvents,
  type TestEvent,
  type TestResult,
} from '../../backend/insights/testing/memory-events';

interface CorpusCase {
  readonly query: string;
  /** As GetQueryResults gives them: missing fields left out. */
  readonly rows: readonly Readonly<Record<string, string>>[];
  readonly matched?: number;
  readonly why?: string;
}

interface CorpusFile {
  readonly events: string;
  readonly cases: readonly CorpusCase[];
}

const folder = join(__dirname, 'corpus');

function readJson(name: string): unknown {
  return JSON.parse(readFileSync(join(folder, name), 'utf8'));
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isCorpusFile(value: unknown): value is CorpusFile {
  return isObject(value) && typeof value.events === 'string' && Array.isArray(value.cases);
}

function isEvents(value: unknown): value is Record<string, TestEvent[]> {
  return isObject(value) && Object.values(value).every(Array.isArray);
}

function formatted(result: TestResult): Record<string, string>[] {
  return result.rows.map((row) => {
    const cells = result.columns.flatMap(({ name, kind }): [string, string][] => {
      const text = formatValue(kind, row[name] ?? null);
      return text === undefined ? [] : [[name, text]];
    });
    return Object.fromEntries(cells);
  });
}

const files = readdirSync(folder).filter((name) => name !== 'events.json');
const stores = new Map<string, MemoryEvents>();

beforeAll(async () => {
  const sets = readJson('events.json');
  if (!isEvents(sets)) throw new Error('events.json is no record of events');
  for (const [name, events] of Object.entries(sets)) {
    stores.set(name, await MemoryEvents.create(events));
  }
});

afterAll(() => {
  for (const store of stores.values()) store.close();
});

describe.each(files)('%s', (name) => {
  const file = readJson(name);
  if (!isCorpusFile(file)) throw new Error(`${name} is no corpus file`);

  test.each(file.cases)('$query', async ({ query, rows, matched }) => {
    const store = stores.get(file.events)!;
    const result = await store.run(query);
    expect(formatted(result)).toEqual(rows);
    if (matched !== undefined) expect(result.matched).toBe(matched);

    const printed = print(parse(query));
    expect(formatted(await store.run(printed))).toEqual(rows);

    // What fieldsRead names is enough to answer the query.
    const uses = new Map(fieldsRead(parse(query)).map((use) => [use.name, use]));
    const { relation } = store;
    const pruned = await store.run(query, {
      relation: {
        ...relation,
        message: uses.has('@message') ? relation.message : "'unread'",
        log: uses.has('@log') ? relation.log : "'unread'",
        logStream: uses.has('@logStream') ? relation.logStream : "'unread'",
        field: (field) => {
          const binding = relation.field(field);
          const use = uses.get(field);
          return (
            binding && {
              text: use?.asText ? binding.text : "'unread'",
              number: use?.asNumber ? binding.number : '1e9',
            }
          );
        },
      },
    });
    expect(formatted(pruned)).toEqual(rows);
  });
});
