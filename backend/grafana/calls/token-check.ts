import { createHash, timingSafeEqual } from 'node:crypto';
import type { Secret } from '../../config/secret';
import { TailgateError } from '../../errors';
import type { PluginContext } from '../wire/plugin-context';

/** @throws TailgateError `access-denied` */
export type TokenCheck = (context: PluginContext | null) => void;

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

const refuse = (message: string): TailgateError =>
  new TailgateError('access-denied', message, {
    place: 'the settings of the data source',
    remedy: 'Enter the token that Tailgate was started with (TAILGATE_TOKEN or tokenFile).',
  });

/**
 * A check of the token that a data source keeps in Grafana (`secureJsonData.token`). Digests of equal
 * length are compared in constant time, so that the time of an answer tells nothing about the token.
 * Without a token to expect, everybody may call: then the server is on loopback, or on a socket
 * whose file decides who may connect.
 */
export function tokenCheck(token: Secret | undefined): TokenCheck {
  if (token === undefined) return () => undefined;
  const expected = digest(token.reveal());
  return (context) => {
    const secrets = context?.dataSourceInstanceSettings?.decryptedSecureJsonData ?? {};
    const given = (Object.hasOwn(secrets, 'token') ? secrets['token'] : undefined)?.trim();
    if (given === undefined || given === '') throw refuse('The data source sends no token.');
    if (!timingSafeEqual(digest(given), expected)) {
      throw refuse('The token of the data source is wrong.');
    }
  };
}
