import fc from 'fast-check';
import { readRules, readSources, readValues } from './read-answers';

test('reads the lists of the resources', () => {
  expect(readValues({ kind: 'values', values: ['GET /a'], info: {} })).toEqual(['GET /a']);
  expect(readSources({ sources: [{ name: 'shop', logGroups: 2, more: true }] })).toEqual([
    { name: 'shop', logGroups: 2 },
  ]);
  expect(readRules({ rules: [{ id: 'high-5xx', title: 'Many 5xx', needs: [] }] })).toEqual([
    { id: 'high-5xx', title: 'Many 5xx' },
  ]);
});

test.each([
  [() => readValues({ values: [1] }), 'list of values'],
  [() => readSources({ sources: ['shop'] }), 'list of sources'],
  [() => readRules({}), 'list of rules'],
])('refuses another shape and says why it may be so', (read, message) => {
  expect(read).toThrow(message);
  expect(read).toThrow('different versions');
});

test('whatever comes gives a list or that error', () => {
  const shape = fc.oneof(fc.anything(), fc.record({ values: fc.array(fc.anything()) }));
  fc.assert(
    fc.property(shape, (answer) => {
      for (const read of [readValues, readSources, readRules]) {
        try {
          expect(Array.isArray(read(answer))).toBe(true);
        } catch (error) {
          expect(String(error)).toContain('without a proper list');
        }
      }
    }),
  );
});
