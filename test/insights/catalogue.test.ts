import { check, parse, print } from '../../backend/insights';
import { arithmeticOperators, comparisonOperators } from '../../backend/insights/ast';
import { operators } from '../../backend/insights/operators';
import { aggregates, unsupportedAggregates } from '../../backend/insights/aggregates/registry';
import { commands } from '../../backend/insights/commands/registry';
import { refusedCommands } from '../../backend/insights/commands/refused';
import { unsupportedForms } from '../../backend/insights/commands/unsupported';
import { functions, unsupportedFunctions } from '../../backend/insights/functions/registry';
import { MemoryEvents } from '../../backend/insights/testing/memory-events';

let store: MemoryEvents;
beforeAll(async () => {
  store = await MemoryEvents.create([
    { '@timestamp': 1000, '@message': 'user=a, method:b', latency: '12', path: '/v1/x.json' },
    { '@timestamp': 2000, latency: '-', status: 200, requestId: 'r', integrationLatency: 7.5 },
  ]);
});
afterAll(() => store.close());

test.each(commands.map((command) => [command.kind, command.example]))(
  'the example of %s runs: %s',
  async (kind, example) => {
    expect(parse(example).commands[0]?.kind).toBe(kind);
    expect(print(parse(example))).toMatch(new RegExp(`^${kind} `));
    const query =
      example.includes('stats') || kind !== 'sort' ? example : `fields @timestamp | ${example}`;
    expect((await store.run(query)).columns.length).toBeGreaterThan(0);
  },
);

test.each(functions.map((definition) => [definition.name, definition]))(
  'the example of %s runs, in any letter case and under each alias',
  async (name, { example, aliases = [], returns }) => {
    expect(example.startsWith(`${name}(`)).toBe(true);
    for (const spelling of [name, name.toUpperCase(), ...aliases]) {
      const call = example.replace(name, spelling);
      const { columns } = await store.run(`display ${call} as x`);
      const kinds: Readonly<Record<string, string>> = { boolean: 'number', structure: 'text' };
      if (returns !== 'same') expect(columns[0]?.kind).toBe(kinds[returns] ?? returns);
    }
  },
);

test.each(aggregates.map((definition) => [definition.name, definition]))(
  'the example of %s runs, in any letter case and under each alias',
  async (name, { example, aliases = [] }) => {
    for (const spelling of [name, name.toUpperCase(), ...aliases]) {
      const { rows } = await store.run(`stats ${example.replace(name, spelling)} as x`);
      expect(rows).toHaveLength(1);
    }
  },
);

test('what is listed as not supported is not supported', () => {
  const running = new Set([
    ...commands.flatMap(({ keywords }) => keywords),
    ...[...functions, ...aggregates].flatMap(({ name, aliases = [] }) =>
      [name, ...aliases].map((spelling) => spelling.toLowerCase()),
    ),
  ]);
  const listed = [
    ...refusedCommands.map(({ name }) => name),
    ...unsupportedFunctions,
    ...unsupportedAggregates,
  ];
  expect(listed.filter((name) => running.has(name.toLowerCase()))).toEqual([]);
});

test.each([
  ...refusedCommands.map(({ name }) => name),
  ...[...unsupportedFunctions, ...unsupportedAggregates].map((name) => `display ${name}(a)`),
  ...unsupportedForms.map(({ example }) => example),
])('%s is refused by name', (query) => {
  expect(() => check(parse(query))).toThrow(/is not supported here/);
});

test.each(operators.map(({ example }) => [example]))('the operators of %s run', async (example) => {
  const { columns } = await store.run(`display ${example} as x`);
  expect(columns).toHaveLength(1);
});

test('every operator of the grammar is in the catalogue', () => {
  const listed = operators.flatMap(({ symbols }) => symbols);
  for (const symbol of [...arithmeticOperators, ...comparisonOperators]) {
    expect(listed).toContain(symbol);
  }
});

test('strcontains takes the letter case as a value too', async () => {
  const { rows } = await store.run(
    'display strcontains("A.B", "a.b", ispresent(status)) as x, strcontains("AxB", "a.b", 1) as y | sort @timestamp',
  );
  expect(rows).toEqual([
    { x: 0, y: 0 },
    { x: 1, y: 0 },
  ]);
});
