import { MalformedQueryError } from '../malformed-query-error';
import { parse } from './parse';

function failure(text: string): MalformedQueryError {
  try {
    parse(text);
  } catch (thrown) {
    if (thrown instanceof MalformedQueryError) return thrown;
    throw thrown;
  }
  throw new Error(`${text} was accepted`);
}

test('the words of CloudWatch, with the place and a caret', () => {
  const error = failure('fields @timestamp\n| filter status like /x/i');
  expect(error.message).toBe('unexpected symbol found i at line 2 and position 24');
  expect(error.code).toBe('malformed-query');
  expect([error.line, error.column]).toEqual([2, 25]);
  expect([error.startCharOffset, error.endCharOffset]).toEqual([42, 43]);
  expect(error.place).toBe(`line 2, column 25\n| filter status like /x/i\n${' '.repeat(24)}^`);
  expect(error.remedy).toContain('(?i)');
});

test.each([
  ['', 'unexpected symbol found <EOF> at line 1 and position 0'],
  ['fields', 'unexpected symbol found <EOF> at line 1 and position 6'],
  ['| fields a', 'unexpected symbol found | at line 1 and position 0'],
  ['fields a |', 'unexpected symbol found <EOF> at line 1 and position 10'],
  ['fields a b', 'unexpected symbol found b at line 1 and position 9'],
  ['fields a; drop', 'unexpected symbol found ; at line 1 and position 8'],
  ['sort bin(5m)', 'unexpected symbol found ( at line 1 and position 8'],
  ['stats count(*) by', 'unexpected symbol found <EOF> at line 1 and position 17'],
  ['filter a = ', 'unexpected symbol found <EOF> at line 1 and position 11'],
  ['filter a in []', 'the list of in is empty'],
  ['filter a like b', 'unexpected symbol found b at line 1 and position 14'],
  ['filter a =~ "b"', 'unexpected symbol found "b" at line 1 and position 12'],
  ['fields 5xx_count', 'unexpected symbol found 5xx_count at line 1 and position 7'],
  ['fields "open', 'a string that opens with " is not closed'],
  ['fields `open', 'a name that opens with a backtick is not closed on its line'],
  ['fields ``', 'a name must not be empty'],
  ['filter a like /open', 'a regular expression that opens with / is not closed on its line'],
  ['filter a like //', 'a regular expression must not be empty'],
  ['limit 0', 'limit takes a whole number from 1 to 100000, not 0'],
  ['limit 1.5', 'limit takes a whole number from 1 to 100000, not 1.5'],
  ['limit ten', 'unexpected symbol found ten at line 1 and position 6'],
  ['parse @message "a=*"', 'unexpected symbol found <EOF> at line 1 and position 20'],
  ['fields m[1.5]', 'unexpected symbol found 1.5 at line 1 and position 9'],
  ['fields m["a"]', 'unexpected symbol found "a" at line 1 and position 9'],
  ['fields m[0]a', 'unexpected symbol found a at line 1 and position 11'],
  ['fields m [0]', 'unexpected symbol found [ at line 1 and position 9'],
  ['fields m[9999999]', 'unexpected symbol found 9999999 at line 1 and position 9'],
  ['unnest m', 'unexpected symbol found <EOF> at line 1 and position 8'],
  ['fields a as by', 'unexpected symbol found by at line 1 and position 12'],
])('%j is refused: %s', (text, message) => {
  expect(failure(text).message).toBe(message);
});

test.each([
  ['filds a', 'Did you mean fields?'],
  ['fields a | fliter b', 'Did you mean filter?'],
  ['stat count(*)', 'Did you mean stats?'],
  ['sort a dsec', 'Did you mean desc?'],
  ['stats count(*) bye a', 'Did you mean by?'],
  ['filter a lkie "x"', 'Did you mean like?'],
  ['filter a = 1 adn b = 2', 'Did you mean and?'],
  ['filter (a = 1 adn b = 2)', 'Did you mean and?'],
])('%s proposes a word', (text, remedy) => {
  expect(failure(text).remedy).toBe(remedy);
});

test.each(['fields a x', 'fields a `ass`', 'limit 5 limitt', 'filter a = = b'])(
  '%s proposes nothing: no keyword is near that could stand there',
  (text) => {
    expect(failure(text).remedy).toBeUndefined();
  },
);

test.each([
  ['fields a | join type=inner left=a right=b', 'the command join (joins) is not supported here'],
  [
    'SOURCE logGroups()',
    'the command source (choice of log groups in the query) is not supported here',
  ],
  [
    'filter a in (SOURCE "x" | fields y)',
    'a subquery, or a list in parentheses, is not supported here',
  ],
  ['limit any 5', 'limit any is not supported here'],
  ['parse f csv as a', 'parse … csv is not supported here'],
  ['parse f /(?<a>x)/ multi', 'multi behind a pattern is not supported here'],
])('%s is known and refused', (text, message) => {
  expect(failure(text).message).toBe(message);
});

test('binding: power, sign, product, sum, comparison, not, and, or', () => {
  const [command] = parse('filter not -a^2 * b + c = d and e or f').commands;
  expect(command).toMatchObject({
    condition: {
      kind: 'logical',
      operator: 'or',
      operands: [
        {
          operator: 'and',
          operands: [
            {
              kind: 'not',
              operand: {
                kind: 'comparison',
                left: {
                  operator: '+',
                  left: { operator: '*', left: { kind: 'negate', operand: { operator: '^' } } },
                },
              },
            },
            { name: 'e' },
          ],
        },
        { name: 'f' },
      ],
    },
  });
});

test('a column without alias is named by its words, comments and blanks collapsed', () => {
  const [command] = parse('stats  count( * ), max(a) # most\n  / 2 by bin(5m)').commands;
  expect(command).toMatchObject({
    aggregates: [{ column: 'count( * )' }, { column: 'max(a) / 2' }],
    groups: [{ column: 'bin(5m)' }],
  });
});
