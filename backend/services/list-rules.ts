import type { RuleDescription } from '@tailgate/contract';
import { rules } from '../rules';

/** The rules that run, in the order of the catalogue. */
export function listRules(): RuleDescription[] {
  return rules.map(({ id, title, needs }) => ({
    id,
    title,
    needs: needs.map((fields) => [...fields]),
    docs: 'docs/rules.md#the-rules-that-run',
  }));
}
