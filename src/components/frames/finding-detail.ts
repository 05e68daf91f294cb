import { severities, type Severity } from '@tailgate/contract';
import { listMember, member, numberMember, textMember, textsMember } from './json';

/** A number of the evidence. The unit is one of the contract; an unknown one is shown as it is. */
export interface EvidenceValue {
  readonly name: string;
  readonly value: number | null;
  readonly unit: string;
}

/** Times in ms since the epoch. */
export interface Concentration {
  readonly from: number;
  readonly to: number;
  readonly count: number;
  /** 0 to 1, of the affected requests. */
  readonly share: number;
}

/** A request that shows what the finding says. Latencies in ms; null where the log does not say. */
export interface Example {
  readonly time: number | null;
  readonly endpoint: string;
  readonly status: number | null;
  readonly integrationLatency: number | null;
  readonly responseLatency: number | null;
  readonly requestId: string;
  readonly traceId: string;
}

export interface AffectedEndpoint {
  readonly endpoint: string;
  readonly severity: Severity;
  readonly count: number;
  readonly requests: number;
}

export interface Signal {
  readonly signal: string;
  readonly count: number;
}

/** What the column `finding` says beyond the other columns. */
export interface FindingDetail {
  /** Whether the finding speaks of the whole source or of its worst endpoint. */
  readonly scope: 'source' | 'endpoint';
  readonly sampleSize: number | null;
  readonly values: readonly EvidenceValue[];
  readonly signals: readonly Signal[];
  readonly concentration: Concentration | undefined;
  readonly examples: readonly Example[];
  readonly endpoints: readonly AffectedEndpoint[];
  readonly related: readonly string[];
}

/**
 * Reads the finding of the contract, as far as the panel shows it. Deliberately less strict than the
 * schema: a newer backend may say more than this panel knows.
 *
 * @returns undefined where it is no finding at all
 */
export function readDetail(value: unknown): FindingDetail | undefined {
  const evidence = member(value, 'evidence');
  if (typeof evidence !== 'object' || evidence === null) return undefined;
  return {
    scope: textMember(value, 'scope') === 'source' ? 'source' : 'endpoint',
    sampleSize: numberMember(evidence, 'sampleSize'),
    values: readValues(member(evidence, 'values')),
    signals: listMember(evidence, 'signals').map((each) => ({
      signal: textMember(each, 'signal'),
      count: numberMember(each, 'count') ?? 0,
    })),
    concentration: readConcentration(member(evidence, 'concentration')),
    examples: listMember(evidence, 'examples').map(readExample),
    endpoints: listMember(value, 'endpoints').map(readEndpoint),
    related: textsMember(value, 'related'),
  };
}

function readValues(values: unknown): EvidenceValue[] {
  if (typeof values !== 'object' || values === null) return [];
  return Object.keys(values).map((name) => {
    const quantity = member(values, name);
    return { name, value: numberMember(quantity, 'value'), unit: textMember(quantity, 'unit') };
  });
}

function readConcentration(value: unknown): Concentration | undefined {
  const from = instant(value, 'from');
  const to = instant(value, 'to');
  const count = numberMember(value, 'count');
  const share = numberMember(value, 'share');
  if (from === null || to === null || count === null || share === null) return undefined;
  return { from, to, count, share };
}

function readExample(value: unknown): Example {
  return {
    time: instant(value, 'time'),
    endpoint: textMember(value, 'endpoint'),
    status: numberMember(value, 'status'),
    integrationLatency: numberMember(value, 'integrationLatency'),
    responseLatency: numberMember(value, 'responseLatency'),
    requestId: textMember(value, 'requestId'),
    traceId: textMember(value, 'traceId'),
  };
}

function readEndpoint(value: unknown): AffectedEndpoint {
  return {
    endpoint: textMember(value, 'endpoint'),
    severity: readSeverity(textMember(value, 'severity')),
    count: numberMember(value, 'count') ?? 0,
    requests: numberMember(value, 'requests') ?? 0,
  };
}

/** A severity however it is written; one that nobody knows is the least. */
export function readSeverity(text: string): Severity {
  return severities.find((name) => name === text.trim().toLowerCase()) ?? 'info';
}

function instant(value: unknown, key: string): number | null {
  const time = Date.parse(textMember(value, key));
  return Number.isFinite(time) ? time : null;
}
