import { plural } from '../../../components/wording/quantity-text';
import type { PanelScene } from './scene';

/** Which endpoints of the data have no chart, in a sentence; empty where all have one. */
export function omittedText({ omitted, empty }: Pick<PanelScene, 'omitted' | 'empty'>): string {
  const parts = [
    omitted === 0 ? '' : `${plural(omitted, 'endpoint')} that lost less time`,
    empty === 0 ? '' : `${plural(empty, 'endpoint')} without a request that reached a backend`,
  ].filter((part) => part !== '');
  if (parts.length === 0) return '';
  return `Not shown: ${parts.join(', ')}.`;
}
