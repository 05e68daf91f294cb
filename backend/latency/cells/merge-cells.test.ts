import { runCells } from '../run-cells';
import { canonicalCells } from '../testing/canonical-cells';
import { fullFormat, logged } from '../testing/logged-request';
import { MemoryCarrier } from '../testing/memory-carrier';
import { seededRandom } from '../testing/random';
import type { CellShape } from '../query/cell-query';
import { emptyCells, type Cells } from './cells';
import { mergeCells } from './merge-cells';

const start = Date.UTC(2026, 2, 2, 12);
const binMs = 300_000;

function random(seed: number, count: number) {
  const next = seededRandom(seed);
  const pick = <T>(values: readonly T[]): T => values[Math.floor(next() * values.length)];
  return Array.from({ length: count }, () =>
    logged(start + Math.floor(next() * 900_000), {
      resourcePath: pick(['/orders', '/orders/{id}', undefined]),
      status: pick(['200', '504', '-']),
      integrationLatency: pick(['-1', '-', '-7', String(Math.floor(next() * 60))]),
      responseLatency: pick(['-', String(Math.floor(next() * 90))]),
    }),
  );
}

const all = random(11, 2_000);

function cells(requests: typeof all, shape: CellShape): Promise<Cells> {
  return runCells(new MemoryCarrier(requests, fullFormat), fullFormat, {
    logGroups: ['api'],
    fromMs: start,
    toMs: start + 900_000,
    binMs,
    shape,
  });
}

const parts = () => [all.slice(0, 700), all.slice(700, 900), all.slice(900)];

describe('merging cells', () => {
  it.each(['sparse', 'dense'] as const)('gives what one query gives, %s', async (shape) => {
    const merged = mergeCells(await Promise.all(parts().map((part) => cells(part, shape))));
    expect(canonicalCells(merged)).toEqual(canonicalCells(await cells(all, shape)));
  });

  it('is associative and commutative, in both shapes together', async () => {
    const [a, b, c] = await Promise.all([
      cells(parts()[0] ?? [], 'dense'),
      cells(parts()[1] ?? [], 'sparse'),
      cells(parts()[2] ?? [], 'dense'),
    ]);
    const left = canonicalCells(mergeCells([mergeCells([a, b]), c]));
    expect(canonicalCells(mergeCells([a, mergeCells([b, c])]))).toEqual(left);
    expect(canonicalCells(mergeCells([c, b, a]))).toEqual(left);
    expect(canonicalCells(mergeCells([a, b, c, emptyCells(binMs)]))).toEqual(left);
    expect(mergeCells([a, b, c]).requests + mergeCells([a, b, c]).unparsed).toBe(2_000);
  });

  it('refuses bins of different width', () => {
    expect(() => mergeCells([emptyCells(60_000), emptyCells(binMs)])).toThrow('bins');
  });
});
