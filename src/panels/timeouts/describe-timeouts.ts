import { formatCount, formatShare } from '../../components/format';
import { plural } from '../../components/wording/quantity-text';
import type { Change } from './change';
import type { TimeoutsData } from './timeouts-data';

/** What the panel draws in words, for screen readers. */
export function describeTimeouts(
  { total, requests, nearTimeouts, endpoints, orphaned }: TimeoutsData,
  change: Change | undefined,
  when: string,
): string {
  const hit = endpoints.filter(({ timeouts }) => timeouts > 0);
  const sentences = [
    requests === null || requests === 0
      ? plural(total, 'timeout')
      : `${plural(total, 'timeout')} of ${plural(requests, 'request')}, ${formatShare(total / requests)}`,
    change === undefined ? '' : sentence(change.text),
    sentence(when),
    hit.length === 0
      ? ''
      : `Worst endpoints: ${hit
          .slice(0, 3)
          .map(({ label, timeouts }) => `${label} ${formatCount(timeouts)}`)
          .join(', ')}`,
    nearTimeouts === null ? '' : plural(nearTimeouts, 'near timeout'),
    orphaned === undefined ? '' : orphaned.replace(/\.$/, ''),
  ];
  return `${sentences.filter((text) => text !== '').join('. ')}.`;
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
