import type { Episode, Finding, RuleId, SourceSettings } from '@tailgate/contract';
import type { EndpointAggregates } from '../../latency/aggregates';
import { episodes } from '../episodes';
import { findings } from '../findings';
import { fakeProvider, type FakeRange, type FakeRequest } from './fake-provider';
import { testSettings } from './settings';
import { minute, noon } from './traffic';

const oneHour: FakeRange = { fromMs: noon, toMs: noon + 60 * minute };

/** What requests say as a whole, or one endpoint of them. */
export function aggregatesFor(
  requests: readonly FakeRequest[],
  settings: SourceSettings = testSettings(),
  endpoint = '',
): EndpointAggregates {
  const range = fakeProvider(requests, settings, oneHour).aggregates(oneHour.fromMs, oneHour.toMs);
  const found =
    endpoint === '' ? range.whole : range.endpoints.find((one) => one.endpoint === endpoint);
  if (found === undefined) throw new Error(`no request to ${endpoint}`);
  return found;
}

/** The findings of requests in the hour from noon on, or in another range. */
export function findingsOf(
  requests: readonly FakeRequest[],
  settings: SourceSettings = testSettings(),
  range: FakeRange = oneHour,
): Finding[] {
  return findings(fakeProvider(requests, settings, range), settings);
}

/** The finding of one rule; undefined where it did not fire. */
export function findingOf(
  rule: RuleId,
  requests: readonly FakeRequest[],
  settings: SourceSettings = testSettings(),
  range: FakeRange = oneHour,
): Finding | undefined {
  return findingsOf(requests, settings, range).find((finding) => finding.rule === rule);
}

/** The episodes of requests in the hour from noon on, or in another range. */
export function episodesOf(
  requests: readonly FakeRequest[],
  settings: SourceSettings = testSettings(),
  range: FakeRange = oneHour,
): Episode[] {
  return episodes(fakeProvider(requests, settings, range), settings);
}
