import fc from 'fast-check';
import { editDistance, nearNames, suggest } from './suggest';

describe('editDistance', () => {
  it.each([
    ['', '', 0],
    ['fields', 'fields', 0],
    ['filed', 'field', 1],
    ['filtr', 'filter', 1],
    ['kitten', 'sitting', 3],
    ['', 'abc', 3],
    ['/aws/lambda/a', '/aws/lambda/b', 1],
  ])('from %j to %j is %d', (a, b, distance) => {
    expect(editDistance(a, b)).toBe(distance);
    expect(editDistance(b, a)).toBe(distance);
  });

  it('is symmetric, 0 for equal texts only, and no more than the longer text', () => {
    const text = fc.string({ maxLength: 12 });
    fc.assert(
      fc.property(text, text, (a, b) => {
        const distance = editDistance(a, b);
        expect(editDistance(b, a)).toBe(distance);
        expect(distance === 0).toBe(a === b);
        expect(distance).toBeLessThanOrEqual(Math.max(a.length, b.length));
        expect(distance).toBeGreaterThanOrEqual(Math.abs(a.length - b.length));
      }),
    );
  });
});

describe('suggest', () => {
  const names = ['port', 'host', 'logLevel', 'allowedHosts', 'allowedOrigins', 'filter', 'stats'];

  it.each([
    ['prot', 'port'],
    ['ports', 'port'],
    ['log_level', 'logLevel'],
    ['loglevl', 'logLevel'],
    ['allowed-host', 'allowedHosts'],
    ['alowedOrigin', 'allowedOrigins'],
    ['filtr', 'filter'],
    ['STATZ', 'stats'],
  ])('takes %s for %s', (word, name) => expect(suggest(word, names)).toBe(name));

  it.each(['', '-', 'x', 'xyz', 'region', 'a'.repeat(1_000), '__proto__'])(
    'guesses nothing for %j',
    (word) => expect(suggest(word, names)).toBeUndefined(),
  );
});

describe('nearNames', () => {
  it('offers the nearest first, at most three, each once', () => {
    const names = ['/shop-prod', '/shop', '/shop', '/Shep', '/ship', '/unrelated', '/shopping'];
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
});
