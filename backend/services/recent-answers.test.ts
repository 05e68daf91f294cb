import { RecentAnswers } from './recent-answers';

test('keeps answers for their time, the ones used last', () => {
  let now = 0;
  const answers = new RecentAnswers<number>(2, () => now);
  answers.put('a', 1, 10);
  answers.put('b', 2, Infinity);
  expect(answers.get('a')).toBe(1);
  answers.put('c', 3, Infinity);
  expect([answers.get('a'), answers.get('b'), answers.get('c')]).toEqual([1, undefined, 3]);
  now = 10;
  expect([answers.get('a'), answers.get('c')]).toEqual([undefined, 3]);
});

test('keeps within its bytes', () => {
  const answers = new RecentAnswers<number>(10, () => 0, 100);
  answers.put('a', 1, Infinity, 60);
  answers.put('a', 2, Infinity, 50);
  answers.put('b', 3, Infinity, 50);
  expect([answers.get('a'), answers.get('b')]).toEqual([2, 3]);
  answers.put('c', 4, Infinity, 60);
  expect([answers.get('a'), answers.get('b'), answers.get('c')]).toEqual([undefined, undefined, 4]);
  answers.put('d', 5, Infinity, 101);
  expect([answers.get('c'), answers.get('d')]).toEqual([4, undefined]);
});
