import { findingsFrames } from '../../panels/findings/testing/findings-frames';
import { blindRule, ranRules } from '../../panels/findings/testing/sample-findings';
import { readRules } from './rules-frame';

test('every rule has its state, with why and what to add', () => {
  const rules = readRules(findingsFrames([], [...ranRules, blindRule]));
  expect(rules.map(({ state }) => state)).toEqual(['ran', 'ran', 'ran', 'cannot-run']);
  expect(rules[3]).toEqual({ ...blindRule });
});

test('a state that nobody knows is left out', () => {
  const [, frame] = findingsFrames([], ranRules);
  frame.fields.find(({ name }) => name === 'state')!.values = ['ran', 'asleep', null];
  expect(readRules([frame])).toHaveLength(1);
});
