import fc from 'fast-check';
import { parse, print } from '../../backend/insights';
import type { Command } from '../../backend/insights/ast';
import { commands } from './query-arbitrary';

/** The tree without places: JSON leaves out what is undefined. */
function tree(list: readonly Command[]): unknown {
  return JSON.parse(
    JSON.stringify(list, (key, value: unknown) =>
      key === 'span' || key === 'nameSpan' ? undefined : value,
    ),
  );
}

test('parsing what was printed gives the same commands', () => {
  fc.assert(
    fc.property(commands, (list) => {
      const printed = print({ text: '', commands: list });
      fc.pre(printed.length <= 10_000);
      const parsed = parse(printed);
      expect(tree(parsed.commands)).toEqual(tree(list));
      expect(print(parsed)).toBe(printed);
    }),
    { numRuns: 3000 },
  );
});
