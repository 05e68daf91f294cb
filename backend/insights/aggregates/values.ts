import type { ExpressionContext } from '../compile/context';
import { naturalOrder } from '../compile/natural-order';
import { orderBy, type OrderTerm } from '../compile/stage';
import { sequenceName } from '../compile/system-fields';
import { booleanValue, numberValue, textValue, timestampValue, type Value } from '../compile/value';
import { aggregated, type AggregateDefinition } from './definition';

const field = { name: 'field', kind: 'any' } as const;

/** The largest or smallest: of the numbers where there is one, else of the texts. */
function extreme(name: 'max' | 'min', summary: string): AggregateDefinition {
  return {
    name,
    parameters: [field],
    summary,
    example: `${name}(integrationLatency)`,
    documented: 'by-april-2026',
    compile: (args) => {
      const value = aggregated(args, 0);
      if (value.type === 'timestamp') return timestampValue(() => `${name}(${value.native()})`);
      if (value.type !== 'text') return numberValue(() => `${name}(${value.number()})`);
      const number = (): string => `${name}(${value.number()})`;
      // The spelling of the number that wins is kept.
      const spelling = (): string => `arg_${name}(${value.text()}, ${value.number()})`;
      if (value.numeric) return textValue(spelling, { number, numeric: true });
      return textValue(() => `coalesce(${spelling()}, ${name}(${value.text()}))`, { number });
    },
  };
}

/** The value of the first row in an order, rows without the value left out. */
function firstBy(value: Value, terms: readonly OrderTerm[]): Value {
  const first = (sql: string): string =>
    `first(${sql}${orderBy(terms)}) FILTER (WHERE ${value.present()})`;
  switch (value.type) {
    case 'text':
      return textValue(() => first(value.text()), {
        number: () => first(value.number()),
        numeric: value.numeric,
      });
    case 'number':
      return numberValue(() => first(value.number()));
    case 'boolean':
      return booleanValue(() => first(value.native()));
    case 'timestamp':
      return timestampValue(() => first(value.native()));
  }
}

function byTime(direction: OrderTerm['direction'], context: ExpressionContext): OrderTerm[] {
  return ['@timestamp', sequenceName].flatMap((name) => {
    const value = context.resolve(name);
    return value === undefined ? [] : naturalOrder(value, direction);
  });
}

export const valueAggregates: readonly AggregateDefinition[] = [
  extreme('max', 'The largest number; of texts without a number, the last by Unicode.'),
  extreme('min', 'The smallest number; of texts without a number, the first by Unicode.'),
  {
    name: 'earliest',
    parameters: [field],
    summary: 'The value of the earliest event that has the field.',
    example: 'earliest(status)',
    documented: 'by-april-2026',
    readsTimestamp: true,
    compile: (args, context) => firstBy(aggregated(args, 0), byTime('asc', context)),
  },
  {
    name: 'latest',
    parameters: [field],
    summary: 'The value of the latest event that has the field.',
    example: 'latest(status)',
    documented: 'by-april-2026',
    readsTimestamp: true,
    compile: (args, context) => firstBy(aggregated(args, 0), byTime('desc', context)),
  },
  {
    name: 'sortsFirst',
    parameters: [field],
    summary: 'The value that comes first in the order of sort.',
    example: 'sortsFirst(resourcePath)',
    documented: 'by-april-2026',
    compile: (args) => {
      const value = aggregated(args, 0);
      return firstBy(value, naturalOrder(value, 'asc'));
    },
  },
  {
    name: 'sortsLast',
    parameters: [field],
    summary: 'The value that comes last in the order of sort.',
    example: 'sortsLast(resourcePath)',
    documented: 'by-april-2026',
    compile: (args) => {
      const value = aggregated(args, 0);
      return firstBy(value, naturalOrder(value, 'desc'));
    },
  },
];
