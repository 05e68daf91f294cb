import fc from 'fast-check';
import { parse } from './parser/parse';
import { isWritableName, quoteName, quoteString } from './quote';

test.each([
  ['status', 'status'],
  ['@message', '@message'],
  ['a.0.b', 'a.0.b'],
  ['foo-bar', '`foo-bar`'],
  ['5xx', '`5xx`'],
  ['By', '`By`'],
  ['@aws.tag.aws:stack', '@`aws.tag.aws:stack`'],
])('the name %s is written %s', (name, written) => {
  expect(quoteName(name)).toBe(written);
});

test('quoted strings and names come back as they were', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (text, name) => {
      fc.pre(isWritableName(name));
      const [command] = parse(`fields ${quoteString(text)} as ${quoteName(name)}`).commands;
      expect(command).toMatchObject({
        projections: [{ expression: { kind: 'string', value: text }, column: name }],
      });
    }),
  );
});
