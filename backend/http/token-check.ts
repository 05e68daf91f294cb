import { createHash, timingSafeEqual } from 'node:crypto';
import type { Secret } from '../config/secret';
import { HttpError } from './http-error';

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

function refuse(message: string): HttpError {
  return new HttpError(401, 'access-denied', message, {
    place: 'Authorization header',
    remedy: 'Send "Authorization: Bearer TOKEN" with the token that Tailgate was started with.',
    headers: { 'www-authenticate': 'Bearer realm="tailgate"' },
  });
}

/**
 * A check of the bearer token (RFC 6750). Digests of equal length are compared in constant time, so
 * that the time of an answer tells nothing about the token.
 */
export function tokenCheck(token: Secret): (header: string | undefined) => void {
  const expected = digest(token.reveal());
  return (header) => {
    if (header === undefined) throw refuse('The request carries no token.');
    const given = /^bearer +([!-~]+) *$/i.exec(header)?.[1];
    if (given === undefined || !timingSafeEqual(digest(given), expected)) {
      throw refuse('The token is wrong.');
    }
  };
}
