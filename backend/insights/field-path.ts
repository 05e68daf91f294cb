import type { FieldExpression, FieldPath } from './ast';

/** The steps of a field's name: where it tells none, its parts between dots. */
export function pathOf(field: FieldExpression): FieldPath {
  return field.path ?? field.name.split('.');
}

/** The name that the steps make: `users` and 1 are `users[1]`. */
export function nameOfPath(path: FieldPath): string {
  return path
    .map((step, index) => {
      if (typeof step === 'number') return `[${step}]`;
      return index === 0 ? step : `.${step}`;
    })
    .join('');
}

/** The names of what a field may be a part of, the longest first: `a.b` and `a` for `a.b.c`. */
export function namesAbove(field: FieldExpression): readonly string[] {
  const path = pathOf(field);
  return path
    .slice(1)
    .map((_, index) => nameOfPath(path.slice(0, index + 1)))
    .reverse();
}
