import fc from 'fast-check';
import { disjoint, gaps } from './gaps';

const span = fc
  .tuple(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 1, max: 10 }))
  .map(([fromMs, width]) => ({ fromMs, toMs: fromMs + width }));

test('gaps and disjoint pieces cover every instant of a span exactly once', () => {
  fc.assert(
    fc.property(fc.array(span, { maxLength: 8 }), span, (pieces, wanted) => {
      const chosen = disjoint(pieces);
      const missing = gaps(wanted, chosen);
      for (let at = wanted.fromMs; at < wanted.toMs; at += 1) {
        const covers = ({ fromMs, toMs }: typeof wanted) => fromMs <= at && at < toMs;
        expect([...chosen, ...missing].filter(covers)).toHaveLength(1);
      }
      for (const gap of missing) {
        expect(gap.fromMs).toBeGreaterThanOrEqual(wanted.fromMs);
        expect(gap.toMs).toBeLessThanOrEqual(wanted.toMs);
        expect(gap.toMs).toBeGreaterThan(gap.fromMs);
      }
    }),
  );
});

test('the first of overlapping pieces is preferred', () => {
  const first = { fromMs: 0, toMs: 10 };
  expect(disjoint([first, { fromMs: 5, toMs: 6 }, { fromMs: 10, toMs: 11 }])).toEqual([
    first,
    { fromMs: 10, toMs: 11 },
  ]);
});
