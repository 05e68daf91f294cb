import fc from 'fast-check';
import { editDistance, nearNames } from './near-names';

it.each([
  ['', '', 0],
  ['abc', '', 3],
  ['kitten', 'sitting', 3],
  ['/aws/lambda/a', '/aws/lambda/b', 1],
])('the distance of %j and %j is %d', (a, b, distance) => {
  expect(editDistance(a, b)).toBe(distance);
});

it('is a distance', () => {
  const text = fc.string({ maxLength: 12 });
  fc.assert(
    fc.property(text, text, text, (a, b, c) => {
      expect(editDistance(a, b)).toBe(editDistance(b, a));
      expect(editDistance(a, b) === 0).toBe(a === b);
      expect(editDistance(a, c)).toBeLessThanOrEqual(editDistance(a, b) + editDistance(b, c));
    }),
  );
});

it('offers the nearest first, at most three, each once', () => {
  const names = ['/shop-prod', '/shop', '/shop', '/Shep', '/ship', '/unrelated-thing', '/shopping'];
  expect(nearNames('/shop', names)).toEqual(['/shop', '/Shep', '/ship']);
});

it('offers a name that goes on', () => {
  expect(nearNames('/aws/api', ['/aws/api/shop-production/access', '/other'])).toEqual([
    '/aws/api/shop-production/access',
  ]);
});

it('offers nothing where nothing is near', () => {
  expect(nearNames('/aws/api/shop', ['/x', '/entirely/different/name'])).toEqual([]);
});
