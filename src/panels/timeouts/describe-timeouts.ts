import type { TimeZone } from '@grafana/data';
import { rateText } from '../../components/wording/rate-text';
import { plural } from '../../components/wording/quantity-text';
import { whenText } from './bin-facts';
import type { Change } from './change';
import type { TimeoutsData } from './timeouts-data';

/** What the panel draws in words, for screen readers. */
export function describeTimeouts(
  { total, requests, nearTimeouts, endpoints, bins }: TimeoutsData,
  change: Change | undefined,
  timeZone: TimeZone,
): string {
  const when = whenText(bins, timeZone);
  const hit = endpoints.filter(({ timeouts }) => timeouts > 0);
  const sentences = [
    requests === null || requests === 0
      ? plural(total, 'timeout')
      : `${plural(total, 'timeout')} of ${plural(requests, 'request')}, ${rateText(total / requests)}`,
    change === undefined ? '' : sentence(change.text),
    when === '' ? '' : `When: ${when}`,
    hit.length === 0
      ? ''
      : `Worst endpoints: ${hit
          .slice(0, 3)
          .map(({ label, timeouts }) => `${label} ${timeouts}`)
          .join(', ')}`,
    nearTimeouts === null ? '' : plural(nearTimeouts, 'near timeout'),
  ];
  return `${sentences.filter((text) => text !== '').join('. ')}.`;
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
