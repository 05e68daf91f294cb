import { HttpError } from './http-error';

export interface OriginHeaders {
  readonly host?: string | undefined;
  readonly origin?: string | undefined;
  /** Sec-Fetch-Site, which browsers set and pages cannot. */
  readonly site?: string | undefined;
}

function refuse(text: string): HttpError {
  return new HttpError(403, 'access-denied', text, {
    place: 'Origin header',
    remedy: 'Add the origin of the page to the option allowedOrigins.',
  });
}

/**
 * A check of where a browser's request comes from: the same origin, or one that is allowed. Other
 * clients send no Origin. Returns the origin that must be named in the answer (CORS), if any.
 */
export function originCheck(
  allowed: readonly string[],
): (headers: OriginHeaders) => string | undefined {
  const origins = new Set(allowed.map((origin) => origin.toLowerCase()));
  return ({ host, origin, site }) => {
    if (origin === undefined) {
      // An image or a link on a foreign page sends no Origin, but could still start a costly scan.
      if (site === 'cross-site' || site === 'same-site') {
        throw refuse('Pages of other sites may not call Tailgate.');
      }
      return undefined;
    }
    const name = origin.toLowerCase();
    if (origins.has(name)) return origin;
    // The scheme may differ where a proxy ends TLS; the host was checked before.
    if (host !== undefined && name.replace(/^https?:\/\//, '') === host.toLowerCase()) {
      return undefined;
    }
    throw refuse(`The page ${JSON.stringify(origin.slice(0, 80))} may not call Tailgate.`);
  };
}
