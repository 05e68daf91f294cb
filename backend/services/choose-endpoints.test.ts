import { chooseEndpoints } from './choose-endpoints';

const [quick, busy, slow, timedOut] = [
  { lost: 10, requests: 5, timeouts: 0 },
  { lost: 10, requests: 900, timeouts: 0 },
  { lost: 5_000, requests: 50, timeouts: 0 },
  { lost: 0, requests: 1, timeouts: 1 },
];
const all = [quick, timedOut, busy, slow];
const choose = (most: number) =>
  chooseEndpoints(all, {
    rank: ({ lost }) => lost,
    keep: ({ timeouts }) => timeouts > 0,
    most,
  });

test('endpoints come by their rank, equal ones by their requests', () => {
  expect(choose(9)).toEqual([slow, busy, quick, timedOut]);
});

test('one to keep stays where others have to go, at its place', () => {
  expect(choose(3)).toEqual([slow, busy, timedOut]);
  expect(choose(1)).toEqual([timedOut]);
});

test('the first stay where there is nothing to keep', () => {
  expect(chooseEndpoints(all, { rank: ({ lost }) => lost, most: 2 })).toEqual([slow, busy]);
});
