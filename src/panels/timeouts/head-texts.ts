import type { TimeRange, TimeZone } from '@grafana/data';
import { fieldText } from '../../components/field-text';
import { formatShare } from '../../components/format';
import { plural } from '../../components/wording/quantity-text';
import type { TimeoutsData } from './timeouts-data';
import { whenText, type WhenText } from './when-text';

/** The words around the count; empty where there is nothing to say. */
export interface HeadTexts {
  readonly count: string;
  readonly noun: string;
  readonly rate: string;
  readonly when: WhenText;
}

export function headTexts(timeouts: TimeoutsData, range: TimeRange, timeZone: TimeZone): HeadTexts {
  const { total, requests, field } = timeouts;
  return {
    count: fieldText(field, total),
    noun: total === 1 ? 'timeout' : 'timeouts',
    rate:
      requests === null || requests === 0
        ? ''
        : `${formatShare(total / requests)} of ${plural(requests, 'request')}`,
    when: whenText(timeouts, range, timeZone),
  };
}
