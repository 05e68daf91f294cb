import type { FieldExpression } from '../ast';
import { isReserved, quoteName } from '../quote';

const bareStep = /^[A-Za-z0-9_@]+$/;

/** The field as query text; parsing it gives the same steps. */
export function printField(field: FieldExpression): string {
  const { name, path } = field;
  if (path === undefined) return quoteName(name);
  return path
    .map((step, index) => {
      if (typeof step === 'number') return `[${step}]`;
      // The first step must also be a name for itself.
      const mayStart = index > 0 || (!/^[0-9]/.test(step) && !isReserved(step));
      const written = bareStep.test(step) && mayStart ? step : `\`${step}\``;
      return index === 0 ? written : `.${written}`;
    })
    .join('');
}
