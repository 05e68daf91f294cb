import { severities, type Confidence, type Severity } from '@tailgate/contract';

/** Position of a severity, 0 being the least. */
export function severityRank(severity: Severity): number {
  return severities.indexOf(severity);
}

/** The worse of two severities. */
export function worseSeverity(one: Severity, other: Severity): Severity {
  return severityRank(one) >= severityRank(other) ? one : other;
}

/** The milder of two severities. */
export function milderSeverity(one: Severity, other: Severity): Severity {
  return severityRank(one) <= severityRank(other) ? one : other;
}

/** What a severity weighs beside others: with too small a sample it is only worth knowing. */
export function weighedSeverity(severity: Severity, confidence: Confidence): Severity {
  return confidence === 'low' ? 'info' : severity;
}
