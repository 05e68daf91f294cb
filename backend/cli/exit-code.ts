import { severities, type Analysis, type Severity } from '@tailgate/contract';
import { TailgateError } from '../errors';

/** What the process says to whoever called it. */
export const exitCodes = { fine: 0, findings: 1, wrongUse: 2, unreadable: 3, failure: 4 } as const;

/** 1 where a finding is at or above `failOn`, 3 where no input could be read, else 0. */
export function exitCodeOf(analysis: Analysis, failOn: Severity | undefined): number {
  const isLost = analysis.input.files.every((file) => file.error !== null && file.events === 0);
  if (isLost) return exitCodes.unreadable;
  if (failOn === undefined) return exitCodes.fine;
  const least = severities.indexOf(failOn);
  return analysis.findings.some((finding) => severities.indexOf(finding.severity) >= least)
    ? exitCodes.findings
    : exitCodes.fine;
}

/** The exit code of an error: wrong use, unreadable input, or a failure of the program. */
export function exitCodeOfError(error: unknown): number {
  if (!(error instanceof TailgateError)) return exitCodes.failure;
  switch (error.code) {
    case 'invalid-input':
      return exitCodes.wrongUse;
    case 'not-found':
    case 'unreadable-input':
      return exitCodes.unreadable;
    default:
      return exitCodes.failure;
  }
}
