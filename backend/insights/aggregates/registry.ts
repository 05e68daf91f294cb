import { countAggregates } from './counts';
import type { AggregateDefinition } from './definition';
import { numberAggregates } from './numbers';
import { valueAggregates } from './values';

/** Every function of many rows. */
export const aggregates: readonly AggregateDefinition[] = [
  ...countAggregates,
  ...numberAggregates,
  ...valueAggregates,
];

const byName = new Map<string, AggregateDefinition>();
for (const definition of aggregates) {
  for (const name of [definition.name, ...(definition.aliases ?? [])]) {
    byName.set(name.toLowerCase(), definition);
  }
}

/** The aggregate of that name, in any letter case. */
export function aggregateNamed(name: string): AggregateDefinition | undefined {
  return byName.get(name.toLowerCase());
}

/** Aggregates of CloudWatch that this engine knows and does not run, as the reference spells them. */
export const unsupportedAggregates: readonly string[] =
  'collect_values count_frequent countOverTime histogram rate sumOverTime topk values'.split(' ');
