import { TailgateError, type ErrorCode } from '../../errors';

/** Who has to look: Tailgate, or what stands behind it (CloudWatch Logs, credentials, the query). */
export type ErrorSource = 'plugin' | 'downstream';

export interface CallError {
  readonly text: string;
  /** The HTTP status that Grafana shows and counts. */
  readonly status: number;
  readonly source: ErrorSource;
  /** True for faults of Tailgate's own: they are logged with all that is known. */
  readonly fault: boolean;
}

const statuses: Readonly<Record<ErrorCode, readonly [number, ErrorSource]>> = {
  'invalid-input': [400, 'downstream'],
  'malformed-query': [400, 'downstream'],
  'access-denied': [403, 'downstream'],
  'not-found': [404, 'downstream'],
  'unreadable-input': [422, 'downstream'],
  'limit-exceeded': [429, 'downstream'],
  cancelled: [499, 'plugin'],
  'timed-out': [504, 'downstream'],
  unavailable: [503, 'downstream'],
  inconsistent: [500, 'plugin'],
  internal: [500, 'plugin'],
};

/**
 * The message with its place and its remedy, as Grafana shows one text only. A place of several lines
 * shows the query with a mark below it, which one line cannot: its first line says where.
 */
export function errorText({ message, place, remedy }: TailgateError): string {
  const [where] = (place ?? '').split('\n');
  const said = where ? `${message.replace(/\.$/, '')} (${where}).` : message;
  return remedy === undefined ? said : `${said} ${remedy}`;
}

/** Maps anything thrown; what is unknown becomes a fault and tells nothing of the inside. */
export function callError(thrown: unknown): CallError {
  if (!(thrown instanceof TailgateError) || thrown.code === 'internal') {
    const text = 'Something went wrong inside Tailgate. Look into its log, and report it.';
    return { text, status: 500, source: 'plugin', fault: true };
  }
  const [status, source] = statuses[thrown.code];
  return { text: errorText(thrown), status, source, fault: thrown.code === 'inconsistent' };
}
