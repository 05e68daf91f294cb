import { canonicalFields, type CanonicalField } from './canonical';
import type { KeyFacts } from './key-census';
import { spellingsOf, synonyms } from './synonyms';
import { parseClf, parseEpoch } from './time-value';

const decimal = /^-?\d+(?:\.\d+)?$/;

/** What a present value of a field must look like; fields not named here take any text. */
const accepts: Partial<Record<CanonicalField, (value: string) => boolean>> = {
  requestTimeEpoch: (value) => !Number.isNaN(parseEpoch(value)),
  requestTime: (value) => !Number.isNaN(parseClf(value)),
  status: (value) => /^\d{3}$/.test(value),
  integrationLatency: (value) => decimal.test(value),
  responseLatency: (value) => decimal.test(value),
};

interface Candidate {
  readonly facts: KeyFacts;
  /** Position of its spelling among the synonyms, then how many outer objects were dropped. */
  readonly rank: number;
}

/** The key that stands for each canonical field in a sample of lines. */
export function mapFields(
  keys: ReadonlyMap<string, KeyFacts>,
): ReadonlyMap<CanonicalField, KeyFacts> {
  const bySpelling = new Map<string, { facts: KeyFacts; dropped: number }[]>();
  for (const facts of keys.values()) {
    spellingsOf(facts.name).forEach((spelling, dropped) => {
      const known = bySpelling.get(spelling);
      if (known === undefined) bySpelling.set(spelling, [{ facts, dropped }]);
      else known.push({ facts, dropped });
    });
  }
  const fields = new Map<CanonicalField, KeyFacts>();
  for (const field of canonicalFields) {
    const candidates = synonyms[field].flatMap((spelling, position) =>
      (bySpelling.get(spelling) ?? [])
        .filter(({ facts }) => fits(field, facts))
        .map(({ facts, dropped }): Candidate => ({ facts, rank: position * 100 + dropped })),
    );
    const best = bestOf(candidates);
    if (best !== undefined) fields.set(field, best);
  }
  return fields;
}

function fits(field: CanonicalField, facts: KeyFacts): boolean {
  const accept = accepts[field];
  return accept === undefined || facts.examples.length === 0 || facts.examples.some(accept);
}

/** Among keys that are there on at least half as many lines as the commonest, the best spelling with values. */
function bestOf(candidates: readonly Candidate[]): KeyFacts | undefined {
  const most = Math.max(0, ...candidates.map(({ facts }) => facts.lines));
  const common = candidates.filter(({ facts }) => facts.lines * 2 >= most);
  const withValues = common.filter(({ facts }) => facts.present > 0);
  const pool = withValues.length > 0 ? withValues : common;
  return [...pool].sort((a, b) => a.rank - b.rank)[0]?.facts;
}
