import { invalidParameter } from '../server/service-error';

/** A token that says where the next page begins. `scope` names the list, so that a token fits no other one. */
export function writePageToken(scope: string, place: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify([scope, ...place])).toString('base64url');
}

/**
 * The place that a token means.
 * @throws ServiceError InvalidParameterException where it is no token of this list
 */
export function readPageToken(scope: string, token: string): readonly (string | number)[] {
  const [found, ...place] = parsed(token);
  const isPlace = place.every(
    (part) => typeof part === 'string' || (typeof part === 'number' && Number.isSafeInteger(part)),
  );
  if (found !== scope || !isPlace) throw invalidToken();
  return place.filter((part) => typeof part === 'string' || typeof part === 'number');
}

export function invalidToken(): Error {
  return invalidParameter('The specified nextToken is invalid.');
}

/** The number at a position of a token's place. @throws ServiceError */
export function numberAt(place: readonly (string | number)[], at: number): number {
  const value = place[at];
  if (typeof value !== 'number') throw invalidToken();
  return value;
}

function parsed(token: string): unknown[] {
  try {
    const value: unknown = JSON.parse(Buffer.from(token, 'base64url').toString('utf8'));
    return Array.isArray(value) ? value.map((part: unknown) => part) : [];
  } catch {
    return [];
  }
}
