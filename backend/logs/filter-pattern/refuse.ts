import { invalidParameter, type ServiceError } from '../server/service-error';

/** The complaint about a filter pattern. */
export function refuse(why: string): ServiceError {
  return invalidParameter(`Invalid filter pattern: ${why}`);
}
