import fc from 'fast-check';
import { TailgateError } from '../errors';
import { commands } from '../insights/commands/registry';
import { checkLogsQuery, refuseForeignCommands } from './check-logs-query';

function codeOf(text: string): string | undefined {
  try {
    checkLogsQuery(text);
    return undefined;
  } catch (thrown) {
    if (!(thrown instanceof TailgateError)) throw thrown;
    return thrown.code;
  }
}

it.each([
  'SOURCE "other" | fields @message',
  'source logGroups(namePrefix: ["/aws"]) | fields @message',
  '  SOURCE "other" START=-1d END=now | stats count(*)',
  'fields @message | source "other"',
  'fields @message |\n\tSoUrCe "other"',
  'fields @message # | a comment\n| join type=inner left=a right=b where a.id = b.id (SOURCE "x")',
  'filter requestId in (SOURCE "other" | fields requestId)',
  'fields @message | lookup users id OUTPUT name',
  'fields @message | cidrlookup nets ip OUTPUT net',
  'fields @message | unmask(@message)',
  'fields unmask(@message)',
  'stats count(*) by unmask(user)',
  'fields @message | appendcols [SOURCE "other"]',
])('refuses %j', (text) => {
  expect(codeOf(text)).toBe('access-denied');
});

it.each([
  'fields source, lookup | filter join = "x" | sort unmask',
  'filter @message like "| source"',
  'filter @message like /SOURCE|join/ | stats count(*) by source',
  'parse @message "join *" as source',
  '# source "other"\nfields @message',
])('takes %j', (text) => {
  expect(codeOf(text)).toBeUndefined();
});

it.each([
  'fields @message | nonsense',
  'fields "| source" | nonsense',
  'display @message lookup',
  'fields @message | pattern @message',
  'filter a in (fields a)',
  '',
])('says of %j that it is malformed, not that it is denied', (text) => {
  expect(codeOf(text)).toBe('malformed-query');
});

it('takes every command that the language runs, and no other', () => {
  expect(() => refuseForeignCommands(commands)).not.toThrow();
  for (const kind of ['join', 'source', '__proto__', '']) {
    expect(() => refuseForeignCommands([{ kind }])).toThrow(TailgateError);
  }
});

it('ends for any text with a verdict, and never lets SOURCE through', () => {
  const word = fc.constantFrom('fields', 'filter', 'in', '(', ')', '|', 'a', '"', '\n', '#', '/');
  const text = fc.array(fc.oneof(word, fc.string({ maxLength: 5 })), { maxLength: 12 });
  fc.assert(
    fc.property(text, text, (before, after) => {
      const code = codeOf([...before, '|', 'SOURCE "x"', ...after].join(' '));
      // Within a comment or quotes it is no command.
      const couldBeText = /["'`#/]/.test(before.join(' '));
      expect(code !== undefined || couldBeText).toBe(true);
    }),
  );
});
