import { namesAbove, nameOfPath, pathOf } from './field-path';
import { parse } from './parser/parse';
import type { FieldExpression } from './ast';

function field(written: string): FieldExpression {
  const [command] = parse(`sort ${written}`).commands;
  if (command?.kind !== 'sort' || command.keys[0] === undefined) throw new Error('no sort');
  return command.keys[0].field;
}

test.each([
  ['a', ['a'], []],
  ['a.b.c', ['a', 'b', 'c'], ['a.b', 'a']],
  ['m.`user.id`', ['m', 'user.id'], ['m']],
  ['m.users[1].action', ['m', 'users', 1, 'action'], ['m.users[1]', 'm.users', 'm']],
  ['m[0][12].`a b`', ['m', 0, 12, 'a b'], ['m[0][12]', 'm[0]', 'm']],
  ['`a.b`', ['a', 'b'], ['a']],
  ['@`aws.tag`.x', ['@aws.tag', 'x'], ['@aws.tag']],
])('%s has its steps, and names that it is a part of', (written, path, above) => {
  expect(pathOf(field(written))).toEqual(path);
  expect(namesAbove(field(written))).toEqual(above);
  expect(nameOfPath(path)).toBe(field(written).name);
});
