import type { Value } from './value';

/** BOOLEAN out of any value: a number is true unless it is 0, a text is never true. */
export function condition(value: Value): string {
  switch (value.type) {
    case 'boolean':
      return value.native();
    case 'number':
    case 'timestamp':
      return `(${value.number()} <> 0)`;
    case 'text':
      return `(${value.number()} <> 0)`;
  }
}
