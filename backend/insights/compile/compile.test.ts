import { parse } from '../parser/parse';
import { wholeNumberPattern } from '../regex/whole-number';
import { MemoryEvents } from '../testing/memory-events';
import { defaultSwitches, type SemanticsSwitches } from '../compiled';
import { fieldsRead } from '../fields-read';
import { compile } from './compile';

const number = `/${wholeNumberPattern('n')}/`;
let store: MemoryEvents;

beforeAll(async () => {
  store = await MemoryEvents.create([
    { '@timestamp': 1000, lat: '10', path: '/a' },
    { '@timestamp': 2000, lat: '-', path: '/a' },
    { '@timestamp': 3000, lat: '30' },
    { '@timestamp': 4000, path: '/b' },
  ]);
});
afterAll(() => store.close());

function switched(part: Partial<SemanticsSwitches>): SemanticsSwitches {
  return { ...defaultSwitches, ...part };
}

test.each([
  ['null', 40, 20, 2],
  ['zero', 40, 40 / 3, 3],
  ['exclude', 40, 20, 2],
] as const)('a text in numeric aggregates: %s', async (nonNumeric, sum, avg, pcts) => {
  const switches = switched({ nonNumeric });
  const { rows } = await store.run('stats sum(lat) as s, avg(lat) as a, count(*) as n', {
    switches,
  });
  expect(rows).toEqual([{ s: sum, a: avg, n: nonNumeric === 'exclude' ? 3 : 4 }]);
  const shifted = await store.run('fields lat + 1 as x | stats count(x) as n', { switches });
  expect(shifted.rows).toEqual([{ n: pcts }]);
});

test('a missing group is kept or dropped', async () => {
  const text = 'stats count(*) as n by path';
  const kept = await store.run(text, { switches: switched({ nullGroup: 'keep' }) });
  const dropped = await store.run(text, { switches: switched({ nullGroup: 'drop' }) });
  expect(kept.rows).toHaveLength(3);
  expect(dropped.rows).toEqual([
    { path: '/a', n: 2 },
    { path: '/b', n: 1 },
  ]);
});

test('coalesced whole numbers come out the same under every switch', async () => {
  const text = `parse lat ${number} | stats sum(coalesce(n, -1)) as s, count(*) as c by coalesce(path, "-") as p | sort p`;
  for (const nullGroup of ['keep', 'drop'] as const) {
    for (const nonNumeric of ['null', 'zero', 'exclude'] as const) {
      const { rows } = await store.run(text, { switches: { nullGroup, nonNumeric } });
      expect(rows).toEqual([
        { p: '-', s: 30, c: 1 },
        { p: '/a', s: 9, c: 2 },
        { p: '/b', s: -1, c: 1 },
      ]);
    }
  }
});

test('whole numbers run no regular expression and read only the number', () => {
  const query = parse(`parse lat ${number} | display coalesce(n, -1) as x`);
  const { sql, columns } = compile(query, {
    relation: store.relation,
    fromMs: 0,
    toMs: 5000,
    rowLimit: Infinity,
  });
  expect(sql).not.toMatch(/regexp/);
  expect(columns).toEqual([{ name: 'x', kind: 'number' }]);
  expect(fieldsRead(query)).toEqual([
    { name: '@timestamp', asText: false, asNumber: true },
    { name: 'lat', asText: false, asNumber: true },
  ]);
});

test('the range holds its start and not its end', async () => {
  const { rows, matched } = await store.run('stats count(*) as n', { fromMs: 2000, toMs: 4000 });
  expect(rows).toEqual([{ n: 2 }]);
  expect(matched).toBe(2);
});

test.each([
  ['stats count(*) as n by path', { fromMs: 1000, toMs: 3000 }, true],
  ['sort @timestamp desc | limit 1', { fromMs: 1000, toMs: 3000 }, true],
  ['filter path = "/a" | stats count(*) as n', { fromMs: 1000, toMs: 5000 }, false],
  ['fields lat + 1 as x | limit 1', { fromMs: 1000, toMs: 3000 }, false],
  // Events without a time are in no range, and in the query without one.
  ['stats count(*) as n', { fromMs: -Infinity, toMs: Infinity }, false],
] as const)('says of %j whether it matches all events of its range', (text, range, all) => {
  const { relation } = store;
  const compiled = compile(parse(text), { relation, ...range, rowLimit: Infinity });
  expect(compiled.matchesAll).toBe(all);
});

test('the smaller limit wins', async () => {
  expect((await store.run('fields lat | limit 3', { rowLimit: 2 })).rows).toHaveLength(2);
  expect((await store.run('fields lat | limit 1', { rowLimit: 2 })).rows).toHaveLength(1);
  expect((await store.run('fields lat | limit 3 | limit 1')).rows).toHaveLength(1);
});

test('a limit cuts in the order at its place; what follows works on the rest', async () => {
  const { rows, matched } = await store.run(
    'sort @timestamp asc | limit 2 | stats count(*) as n, max(@timestamp) as t',
  );
  expect(rows).toEqual([{ n: 2, t: 2000 }]);
  expect(matched).toBe(4);
});

test('unordered leaves out the default order, never a sort', () => {
  const options = { relation: store.relation, fromMs: 0, toMs: 1, rowLimit: 5, unordered: true };
  expect(compile(parse('display lat'), options).sql).not.toContain('ORDER BY');
  expect(compile(parse('display lat | sort lat'), options).sql).toContain('ORDER BY');
  expect(compile(parse('display lat | limit 2'), options).sql).toContain('ORDER BY');
});

test('@ptr is added to events where it is asked for', async () => {
  const events = await store.run('display lat | limit 1', { pointer: true });
  expect(events.rows).toEqual([{ lat: null, '@ptr': 'ptr-3' }]);
  const groups = await store.run('stats count(*) as n', { pointer: true });
  expect(groups.rows).toEqual([{ n: 4 }]);
});

test('fields read: text, number or both', () => {
  const uses = (text: string): string[] =>
    fieldsRead(parse(text)).map(
      (use) => `${use.name}${use.asText ? ':text' : ''}${use.asNumber ? ':number' : ''}`,
    );
  expect(uses('filter a = 1 | stats count(*)')).toEqual(['@timestamp:number', 'a:number']);
  expect(uses('filter a = "x" | stats count(*)')).toEqual(['@timestamp:number', 'a:text']);
  expect(uses('stats count(*) by a')).toEqual(['@timestamp:number', 'a:text']);
  expect(uses('stats avg(a) as b | filter b > 1')).toEqual(['@timestamp:number', 'a:number']);
  expect(uses('sort a')).toEqual(['@timestamp:number', '@message:text', 'a:text:number']);
  expect(uses('fields a as b | stats count(*)')).toEqual(['@timestamp:number']);
  expect(uses('filter ispresent(a) | parse @log "x*" as y | stats count(*) by y')).toEqual([
    '@timestamp:number',
    'a:text',
    '@log:text',
  ]);
});
