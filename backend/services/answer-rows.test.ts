import fc from 'fast-check';
import type { QueryColumns } from '../insights/columns';
import { answerRows } from './answer-rows';

const statistics = { recordsMatched: 0, recordsScanned: 0, bytesScanned: 0 };

function result(texts: readonly string[]): QueryColumns {
  const codes = Int32Array.from(texts, (_, index) => index);
  const values = Float64Array.from(texts, (_, index) => (index === 1 ? NaN : index));
  return {
    rowCount: texts.length,
    columns: [
      { name: 'text', kind: 'text', dictionary: [...texts], codes },
      { name: 'n', kind: 'number', values },
    ],
    statistics,
  };
}

it('gives all rows where they fit, null for what is no number', () => {
  expect(answerRows(result(['a', 'ü', '"']), 1_000)).toEqual({
    rows: [
      ['a', 0],
      ['ü', null],
      ['"', 2],
    ],
    cut: false,
  });
});

it('gives the first rows within the bytes, and none where the first is too large', () => {
  const long = 'x'.repeat(100);
  expect(answerRows(result(['a', long, 'b']), 60)).toEqual({ rows: [['a', 0]], cut: true });
  expect(answerRows(result([long]), 60)).toEqual({ rows: [], cut: true });
});

it('never takes more bytes than it may, and cuts only where it must', () => {
  const texts = fc.array(fc.string({ unit: 'binary', maxLength: 30 }), { maxLength: 20 });
  fc.assert(
    fc.property(texts, fc.integer({ min: 2, max: 400 }), (given, maxBytes) => {
      const all = answerRows(result(given), Infinity).rows;
      const { rows, cut } = answerRows(result(given), maxBytes);
      expect(Buffer.byteLength(JSON.stringify(rows))).toBeLessThanOrEqual(maxBytes);
      expect(rows).toEqual(all.slice(0, rows.length));
      expect(cut).toBe(rows.length < all.length);
      const oneMore = JSON.stringify(all.slice(0, rows.length + 1));
      if (cut) expect(Buffer.byteLength(oneMore)).toBeGreaterThanOrEqual(maxBytes);
    }),
  );
});
