import { numericOperand, type ExpressionContext } from '../compile/context';
import { numberValue, type Value } from '../compile/value';
import type { Documented } from '../functions/definition';
import { aggregated, type AggregateDefinition } from './definition';

function numeric(
  name: string,
  summary: string,
  sql: (number: string) => string,
  documented: Documented = 'by-april-2026',
): AggregateDefinition {
  return {
    name,
    parameters: [{ name: 'number', kind: 'number' }],
    summary,
    example: `${name}(integrationLatency)`,
    documented,
    compile: (args, context) => {
      const number = numericOperand(aggregated(args, 0), context);
      return numberValue(() => sql(number));
    },
  };
}

/** Squares of larger numbers add up to more than a DOUBLE holds, and SQL fails: such values are left out. */
function squarable(number: string): string {
  return `FILTER (WHERE abs(${number}) < 1e150)`;
}

/**
 * The nearest-rank percentile: the value at index ⌈p·n⌉ − 1 of the sorted numbers. The share goes in as a
 * decimal, because ⌈0.07 · 100⌉ is 8 in floating point.
 */
function percentile(of: Value, percent: number, context: ExpressionContext): Value {
  const number = numericOperand(of, context);
  const share = `CAST(${context.parameters.number(percent / 100)} AS DECIMAL(12, 10))`;
  return numberValue(() => `quantile_disc(${number}, ${share})`);
}

export const numberAggregates: readonly AggregateDefinition[] = [
  numeric('sum', 'The sum of the numbers.', (x) => `sum(${x})`),
  numeric('avg', 'The mean of the numbers.', (x) => `avg(${x})`),
  numeric(
    'stddev',
    'The standard deviation of the numbers, as of a whole population.',
    (x) => `stddev_pop(${x}) ${squarable(x)}`,
  ),
  numeric(
    'variance',
    'The variance of the numbers, as of a whole population.',
    (x) => `var_pop(${x}) ${squarable(x)}`,
    'later',
  ),
  {
    name: 'pct',
    aliases: ['percentile'],
    parameters: [
      { name: 'number', kind: 'number' },
      { name: 'percent', kind: 'number' },
    ],
    percentArgument: 1,
    summary: 'The nearest-rank percentile of the numbers: percent from 0 to 100.',
    example: 'pct(integrationLatency, 99)',
    documented: 'by-april-2026',
    compile: (args, context) => {
      const percent = aggregated(args, 1).constant;
      if (typeof percent !== 'number') throw new RangeError('the percent is no literal');
      return percentile(aggregated(args, 0), percent, context);
    },
  },
  {
    name: 'median',
    parameters: [{ name: 'number', kind: 'number' }],
    summary: 'The nearest-rank 50th percentile of the numbers.',
    example: 'median(integrationLatency)',
    documented: 'samples',
    compile: (args, context) => percentile(aggregated(args, 0), 50, context),
  },
];
