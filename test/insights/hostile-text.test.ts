import { compile, MalformedQueryError, parse, print } from '../../backend/insights';
import type { CompiledQuery } from '../../backend/insights/compiled';
import { MemoryEvents, type TestEvent } from '../../backend/insights/testing/memory-events';

/** mulberry32: a small seeded generator of numbers in [0, 1). */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const seeds = [
  'fields @timestamp, @message | filter status >= 500 and path like /(?i)orders/ | sort @timestamp desc | limit 20',
  'stats count(*) as n, pct(lat, 99), max(lat) - min(lat) as d by bin(5m), path | filter n > 1 | sort n desc',
  'parse @message "user=*, method=*" as user, method | stats count(*) by user | stats max(`count(*)`) as m',
  'parse lat /^(?<n>-?[0-9]+(?:[.][0-9]+)?)$/ | fields coalesce(n, -1) as x, concat("a", x) | dedup x | limit 3',
  "filter status in [200, '504', -1.5] or not ispresent(lat) | display tolower(path), substr(path, 1, 2) # end",
  'stats earliest(path), sortsLast(lat), stddev(lat ^ 2 % 7), avg(strlen(path)) by datefloor(@timestamp, 1mo) as t',
  'stats count(*) as n by case(status >= 500, "bad", lat > 10, lat, split(path, "/")) as c | fields if(n > 1, c, hexToDec(c)) as d, base64decode(d)',
  'filter isIpInSubnet(path, "10.0.0.0/8") = 0 | display isIpv6InSubnet(concat(lat, "::"), path) as six | limit 5',
  'fields jsonParse(json) as m | unnest m.list[0] into item | filter item.k = 1.5 or m.`a.b` != "x" | display m.list[1].k, item',
  'fields jsonParse(json) as m | stats count(m.a) as n, latest(m.list) as l by m.`a.b` as g | fields jsonStringify(coalesce(jsonParse(l), g))',
];
const words = [
  ...new Set(seeds.flatMap((seed) => seed.split(/(\s+|[(),|])/))),
  ...[
    '`',
    '"',
    "'",
    '/',
    '\\',
    '#',
    '\n',
    '((',
    '))',
    '[',
    ']',
    '*',
    '=~',
    '!',
    '^',
    '-',
    '|',
    '$1',
  ],
  ...[
    '5m',
    '1e9',
    '99999999999999999999',
    '0',
    '\u0000',
    '\uE000',
    '\uE0000\uE000',
    'é',
    '𝟘',
    '\u2028',
  ],
  ...[
    "read_text('/etc/passwd')",
    "'; DROP TABLE events; --",
    '/*',
    '*/',
    'NULL',
    '(?<a>',
    '{1,1000}',
  ],
];

function mutated(next: () => number): string {
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(next() * items.length)];
  if (next() < 0.2)
    return Array.from({ length: 1 + next() * 30 }, () => pick(words)).join(next() < 0.5 ? ' ' : '');
  let text = pick(seeds);
  for (let times = Math.floor(next() * 4); times >= 0; times--) {
    const from = Math.floor(next() * text.length);
    const to = next() < 0.5 ? from : from + Math.floor(next() * 8);
    text = text.slice(0, from) + (next() < 0.7 ? pick(words) : '') + text.slice(to);
  }
  return text;
}

/** Ms that parsing a text may take. */
const maxParse = 100;

/** Ms that parsing a text takes, whatever comes of it. */
function parseTime(text: string): number {
  const start = performance.now();
  try {
    parse(text);
  } catch {
    // What is thrown is the business of another test.
  }
  return performance.now() - start;
}

const options = { fromMs: 0, toMs: 2e12, rowLimit: 100, nowMs: 0 };

describe('100,000 random and mutated texts', () => {
  const seed = 20_261_121;
  const next = random(seed);
  const texts = Array.from({ length: 100_000 }, () => mutated(next));
  let stores: MemoryEvents[];
  let store: MemoryEvents;

  beforeAll(async () => {
    const events: TestEvent[] = [
      {
        '@timestamp': 1_700_000_000_000,
        status: 200,
        lat: '12',
        path: '/orders/1',
        '@message': 'user=a, method=b',
        json: '{"a":1,"a.b":"x","list":[[{"k":1.5},null,"s"],{"k":[]}]}',
      },
      { '@timestamp': 1_700_000_060_000, status: '504', lat: '-', path: '/x' },
      { '@timestamp': 1_700_000_120_000, lat: -1, path: '', json: '["\\u0000", {"a": {}}, 2]' },
    ];
    stores = await Promise.all([1, 2, 3].map(() => MemoryEvents.create(events)));
    store = stores[0];
  });
  afterAll(() => {
    for (const opened of stores) opened.close();
  });

  /** Plain checks, because 100,000 times expect takes longer than the queries. */
  function checkText(text: string): CompiledQuery | undefined {
    try {
      const query = parse(text);
      const statement = compile(query, { ...options, relation: store.relation });
      const printed = print(query);
      if (print(parse(printed)) !== printed) throw new Error(`printed as ${printed}`);
      return statement;
    } catch (thrown) {
      if (!(thrown instanceof MalformedQueryError)) throw thrown;
      const { startCharOffset, endCharOffset } = thrown;
      if (
        startCharOffset < 0 ||
        startCharOffset > endCharOffset ||
        endCharOffset > text.length + 1
      ) {
        throw new Error(`placed from ${startCharOffset} to ${endCharOffset}`, { cause: thrown });
      }
      return undefined;
    }
  }

  /** Fails with what reproduces it. */
  async function named<Result>(text: string, run: () => Result | Promise<Result>): Promise<Result> {
    try {
      return await run();
    } catch (thrown) {
      throw new Error(`seed ${seed}, query ${JSON.stringify(text)}`, { cause: thrown });
    }
  }

  test('give, quickly, a statement or a MalformedQueryError', async () => {
    const distinct = new Map<string, string>();
    const slow: string[] = [];
    let compiled = 0;
    for (const text of texts) {
      const start = performance.now();
      const statement = await named(text, () => checkText(text));
      if (performance.now() - start > maxParse) slow.push(text);
      if (statement === undefined) continue;
      compiled++;
      distinct.set(JSON.stringify([statement.sql, statement.parameters]), text);
    }
    expect(compiled).toBeGreaterThan(2500);
    // The quickest of several runs counts: the machine may have been busy with something else.
    for (const text of slow) {
      const quickest = Math.min(...Array.from({ length: 5 }, () => parseTime(text)));
      await named(text, () => expect(quickest).toBeLessThanOrEqual(maxParse));
    }
    // DuckDB takes all that the compiler wrote; several connections share the work, most of which is planning.
    const written = [...distinct.values()];
    expect(written.length).toBeGreaterThan(2000);
    await Promise.all(
      stores.map(async (runner, at) => {
        for (const text of written.filter((_, index) => index % stores.length === at)) {
          await named(text, () => runner.run(text, options));
        }
      }),
    );
  }, 120_000);

  test('nesting and length are bounded', () => {
    const deep = [
      `filter ${'('.repeat(4000)}1${')'.repeat(4000)}`,
      `filter ${'not '.repeat(2000)}a`,
      `filter ${'-'.repeat(5000)}1`,
      `filter ${'a+'.repeat(4000)}a`,
      `filter ${'a^'.repeat(4000)}a`,
      `filter ${'f('.repeat(3000)}`,
      `filter a in ${'[a in '.repeat(1500)}`,
      `filter a like /${'('.repeat(5000)}/`,
      `filter a like /${'(a{1000}){1000}'.repeat(10)}/`,
      Array.from({ length: 1000 }, () => 'limit 1').join('|'),
      `fields ${Array.from({ length: 20 }, () => 'concat(a = ').join('')}a${')'.repeat(20)}`,
      'a'.repeat(10_001),
    ];
    for (const text of deep) {
      expect(() => compile(parse(text), { ...options, relation: store.relation })).toThrow(
        MalformedQueryError,
      );
    }
  });

  test('names that double at each step do not double the statement', async () => {
    const steps = Array.from(
      { length: 60 },
      (_, index) => `a${index} + a${index} as a${index + 1}`,
    );
    const result = await store.run(`fields 1 as a0, ${steps.join(', ')} | display a60 | limit 1`);
    expect(result.rows).toEqual([{ a60: 2 ** 60 }]);
    const grouped = steps.map((step) => step.replaceAll('a', 'b')).join(', ');
    const stats = await store.run(
      `stats max(status) as b0, ${grouped.replaceAll('bs', 'as')} | display b60`,
    );
    expect(stats.rows).toEqual([{ b60: 200 * 2 ** 60 + 304 * 2 ** 60 }]);
  });

  test('a chain of 800 conditions is one statement', async () => {
    const chain = Array.from({ length: 800 }, (_, index) => `lat=${index}`).join(' or ');
    expect((await store.run(`filter ${chain} | stats count(*) as n`)).rows).toEqual([{ n: 1 }]);
  });
});

describe('injection', () => {
  const payloads = [
    "' OR 1=1 --",
    "'; DROP TABLE events; --",
    '" UNION SELECT 1 --',
    "read_text('/etc/passwd')",
    '/* */ ; COPY events TO STDOUT',
    '$1',
    '\uE0000\uE000',
    "\\'; SELECT 1",
  ];
  const templates: readonly ((text: string, name: string) => string)[] = [
    (text) => `filter status = ${text} | display status`,
    (text) => `filter path like ${text} | display status`,
    (text) => `filter path in [${text}, "b"] | display status`,
    (text) => `fields concat(path, ${text}) as x | display x`,
    (text) => `parse @message ${text.replaceAll('*', '').replace(/"$/, '*"')} as x | display x`,
    (_, name) => `fields \`${name}\` as x | display x`,
    (_, name) => `stats count(*) as \`${name}\` by status`,
    (_, name) => `sort \`${name}\` | display status`,
  ];
  const literal = (text: string): string =>
    `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;

  test.each(payloads)('%s is a value or a name, never SQL', async (payload) => {
    const store = await MemoryEvents.create([{ path: '/a', status: 200, [payload]: 'own' }]);
    for (const template of templates) {
      const text = template(literal(payload), payload);
      const harmless = template(literal('harmless'), 'harmless');
      const relation = { ...store.relation, field: () => ({ text: 't0', number: 'n0' }) };
      const structure = (query: string): string =>
        compile(parse(query), { ...options, relation }).sql;
      expect(structure(text)).toBe(structure(harmless));
      await store.run(text);
    }
    expect((await store.run(`display \`${payload}\``)).rows).toEqual([{ [payload]: 'own' }]);
    expect((await store.run('stats count(*) as n')).rows).toEqual([{ n: 1 }]);
    store.close();
  });
});
