import { shapes, type Draw, type Spelling } from './distributions';

/** One seeded distribution. */
export interface Case {
  readonly name: string;
  readonly shape: Draw;
  readonly seed: number;
  readonly count: number;
  readonly spelling: Spelling;
}

/** Each shape six times: other seeds, sizes and spellings. */
export const cases = Object.entries(shapes).flatMap(([name, shape], place) =>
  [1, 2, 3, 4, 5, 6].map((round): Case => ({
    name,
    shape,
    seed: place * 100 + round,
    count: [400, 1_500, 800, 1_200, 900, 2_500][round - 1] ?? 1_000,
    spelling: round % 3 === 2 ? 'decimals' : 'whole',
  })),
);
