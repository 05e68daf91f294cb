import { numberValue } from '../compile/value';
import { aggregated, type AggregateDefinition } from './definition';

export const countAggregates: readonly AggregateDefinition[] = [
  {
    name: 'count',
    parameters: [{ name: 'field', kind: 'any', optional: true }],
    star: true,
    summary: 'The number of rows, or of rows that have the field.',
    example: 'count(*)',
    documented: 'by-april-2026',
    compile: (args) => {
      const [field] = args;
      return numberValue(() => {
        const rows = field === undefined ? '' : ` FILTER (WHERE ${field.present()})`;
        return `CAST(count(*)${rows} AS DOUBLE)`;
      });
    },
  },
  {
    name: 'count_distinct',
    aliases: ['countDistinct'],
    parameters: [{ name: 'field', kind: 'any' }],
    summary: 'The number of different values. Exact, where CloudWatch estimates many values.',
    example: 'count_distinct(requestId)',
    documented: 'by-april-2026',
    compile: (args) => {
      const field = aggregated(args, 0);
      return numberValue(() => `CAST(count(DISTINCT ${field.native()}) AS DOUBLE)`);
    },
  },
];
