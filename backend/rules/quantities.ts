import type { Quantity, Unit } from '@tailgate/contract';

/** A quantity for evidence; what is not a finite number becomes null. */
function quantity(value: number | null, unit: Unit): Quantity {
  return { value: value !== null && Number.isFinite(value) ? value : null, unit };
}

/** A duration in ms. */
export function milliseconds(value: number | null): Quantity {
  return quantity(value, 'ms');
}

/** A number of requests. */
export function count(value: number | null): Quantity {
  return quantity(value, 'count');
}

/** `part` of `whole` as a ratio from 0 to 1; null where the whole is empty. */
export function shareOf(part: number, whole: number): Quantity {
  return ratio(whole > 0 ? part / whole : null);
}

/** A share from 0 to 1. */
export function ratio(value: number | null): Quantity {
  return quantity(value, 'ratio');
}
