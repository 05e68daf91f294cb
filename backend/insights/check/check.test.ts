import { MalformedQueryError } from '../malformed-query-error';
import { parse } from '../parser/parse';
import { check } from './check';

function failure(text: string): MalformedQueryError {
  try {
    check(parse(text));
  } catch (thrown) {
    if (thrown instanceof MalformedQueryError) return thrown;
    throw thrown;
  }
  throw new Error(`${text} was accepted`);
}

test.each([
  ['fields nope(a)', 'unknown function nope'],
  ['fields abs()', 'abs takes 1 argument, not 0'],
  ['fields abs(a, b)', 'abs takes 1 argument, not 2'],
  ['fields replace(a, b)', 'replace takes 3 arguments, not 2'],
  ['fields substr(a)', 'substr takes 2 to 3 arguments, not 1'],
  ['fields if(a, b)', 'if takes 3 arguments, not 2'],
  [`fields case(${'a,'.repeat(21)}a)`, 'case takes 2 to 21 arguments, not 22'],
  ['fields coalesce()', 'coalesce takes at least 1 argument, not 0'],
  ['fields count(*)', 'the aggregate count cannot stand here'],
  ['stats sum(count(*))', 'the aggregate count cannot stand here'],
  ['stats sum(*)', 'this cannot be the number of sum'],
  ['fields abs(*)', 'this cannot be the number of abs'],
  ['fields 5m', 'a period such as 5m only stands in bin(5m) and its like'],
  ['fields bin(5)', 'this cannot be the period of bin'],
  ['fields bin(@timestamp)', 'this cannot be the period of bin'],
  ['fields bin(0m)', '0m is no period: a whole number above 0 and a unit'],
  ['fields bin(5parsec)', '5parsec is no period: a whole number above 0 and a unit'],
  ['stats pct(a, 101)', 'the percent of pct is a number from 0 to 100'],
  ['stats pct(a, b)', 'the percent of pct is a number from 0 to 100'],
  ['stats count(*) by a | filter b = 1', 'Unknown symbols found in or after stats: b'],
  ['stats count(*) by a | sort @timestamp', 'Unknown symbols found in or after stats: @timestamp'],
  ['stats count(*) by a | stats max(b)', 'Unknown symbols found in or after stats: b'],
  [
    'stats count(*) by a | stats count(*) by bin(5m)',
    'bin needs @timestamp, which does not exist after stats',
  ],
  [
    'stats count(*) by a | stats latest(a)',
    'latest needs @timestamp, which does not exist after stats',
  ],
  ['stats count(*) by a | parse "x*" as y', 'Unknown symbols found in or after stats: @message'],
  [
    'stats count(*), a',
    'a stands outside of an aggregate and is neither a group nor a column defined before it',
  ],
  ['stats max(a) + bin(5m)', 'bin stands outside of an aggregate'],
  ['stats abs(1)', 'stats needs an aggregate here'],
  ['stats count(*) as n, sum(a) as n', 'stats defines the column n twice'],
  ['stats count(*) by a | sort a | stats count(*)', 'sort stands between two stats'],
  ['stats count(*) by a | limit 5 | stats count(*)', 'limit stands between two stats'],
  [
    Array.from({ length: 11 }, () => 'stats count(*) as n').join('|'),
    'more than 10 stats commands',
  ],
  ['dedup a | filter b = 1', 'filter cannot follow dedup'],
  ['parse "a=*, b=*" as a', 'the glob of parse has 2 *, but 1 name follows as'],
  ['parse "a" as a', 'the glob of parse has 0 *, but 1 name follows as'],
  ['parse "* *" as a, a', 'parse names a twice'],
  ['parse /(a)/', 'the pattern of parse has no named group'],
  ['parse /(?<a>x)(?<a>y)/', 'invalid regular expression: the group a stands twice'],
  ['filter a like /(?=x)/', 'invalid regular expression: look-around is not supported'],
  ['filter a like /(x/', 'invalid regular expression: missing )'],
  ['fields parseDate(a)', 'the function parseDate is not supported here'],
  ['fields jsonParse(a).b', 'access to what a call gives is not supported here'],
  ['fields jsonParse(a)[0]', 'access to what a call gives is not supported here'],
  [
    'stats count(*) by a | fields jsonParse(a) as m, a as p | filter p.x = 1',
    'Unknown symbols found in or after stats: p.x',
  ],
  ['stats count(*) by a | unnest b into c', 'Unknown symbols found in or after stats: b'],
  ['filterIndex a > 1', 'filterIndex takes a field and what it equals'],
  ['filterIndex a not in [1]', 'filterIndex takes a field and what it equals'],
  ['filterIndex a = b', 'filterIndex takes a field and what it equals'],
  [
    'stats count(*) by a | filterIndex a = 1',
    'filterIndex stands behind stats, where there are no fields of events',
  ],
  ['stats topk(3, a)', 'the function topk is not supported here'],
])('%s is refused: %s', (text, message) => {
  expect(failure(text).message).toBe(message);
});

test.each([
  ['fields tolowr(a)', 'Did you mean tolower?'],
  ['stats cuont(*)', 'Did you mean count?'],
  ['stats count(*) as requests by a | sort request', 'Did you mean requests?'],
  ['fields bin(5hrx)', 'Did you mean the unit hr?'],
  ['fields parseDate(a, "yyyy")', 'CloudWatch documents it only since later in 2026.'],
  ['fields jsonParse(a).b', 'Name it first: fields jsonParse(@message) as m | display m.status.'],
])('%s proposes: %s', (text, remedy) => {
  expect(failure(text).remedy).toBe(remedy);
});

test('a faulty pattern is shown at its place', () => {
  const error = failure('filter a like /ab(?<!c)/');
  expect([error.startCharOffset, error.endCharOffset]).toEqual([17, 20]);
});

test('too many names of parse', () => {
  const names = Array.from({ length: 201 }, (_, index) => `a${index}`);
  expect(failure(`parse "${'*,'.repeat(201)}" as ${names.join(',')}`).message).toBe(
    'parse makes 201 fields; at most 200 are allowed',
  );
});

test.each([
  'sort @timestamp desc | stats count(*)',
  'stats sum(Fault) by a | stats max(SUM( Fault ))',
  'stats count(*) as n by bin(5m) | sort n | limit 3',
  'stats count(*) by bin(5m) | display `bin(5m)`, `count(*)`',
  'dedup a | limit 3',
])('%s is accepted', (text) => {
  expect(() => check(parse(text))).not.toThrow();
});
