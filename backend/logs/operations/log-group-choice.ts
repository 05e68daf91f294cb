import type { LogGroupClass } from '../embedded/log-catalogue';
import type { LogsEngine } from '../embedded/logs-engine';
import { invalidParameter, missingLogGroup } from '../server/service-error';
import { embeddedAccount } from '../store/group-relation';

/** The name behind a name or ARN; undefined for an ARN of another account or kind. */
export function nameOfIdentifier(identifier: string): string | undefined {
  if (!identifier.startsWith('arn:')) return identifier;
  const match = /^arn:[^:]*:logs:[^:]*:([^:]*):log-group:([^:]+)$/.exec(identifier);
  return match?.[1] === embeddedAccount ? match[2] : undefined;
}

/**
 * Refuses what CloudWatch does not offer for the class of a log group.
 * @throws ServiceError InvalidParameterException
 */
export function requireClass(
  engine: LogsEngine,
  logGroup: string,
  operation: string,
  classes: readonly LogGroupClass[],
): void {
  const { logClass } = engine.catalogue.group(logGroup);
  if (classes.includes(logClass)) return;
  throw invalidParameter(
    `${operation} is not supported for log groups of the class ${logClass}, as ${logGroup} is.`,
  );
}

/**
 * The log group that a call names in one of two ways.
 * @throws ServiceError InvalidParameterException, ResourceNotFoundException
 */
export function chooseLogGroup(
  engine: LogsEngine,
  input: { readonly logGroupName?: string; readonly logGroupIdentifier?: string },
): string {
  const { logGroupName, logGroupIdentifier } = input;
  if ((logGroupName === undefined) === (logGroupIdentifier === undefined)) {
    throw invalidParameter('Exactly one of logGroupName and logGroupIdentifier must be given.');
  }
  const name = logGroupName ?? nameOfIdentifier(logGroupIdentifier ?? '');
  if (name === undefined) throw missingLogGroup();
  return engine.catalogue.group(name).name;
}
