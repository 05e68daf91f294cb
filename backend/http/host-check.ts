import { isIP } from 'node:net';
import { HttpError } from './http-error';

/** The name in a Host header, lower case, without port, brackets and final dot. */
function nameOf(header: string): string {
  const bracketed = /^\[([^\]]*)\](?::\d*)?$/.exec(header)?.[1];
  const name = bracketed ?? header.replace(/:\d*$/, '');
  return name.toLowerCase().replace(/\.$/, '');
}

/**
 * A check of the Host header against DNS rebinding, where a page makes its own name resolve to this
 * machine and then reads what it likes. Such a request carries the page's name: so an IP address and
 * `localhost` are always fine, any other name only where it is configured.
 * @param bound the host that the server is bound to
 * @param allowed names or `name:port`
 */
export function hostCheck(
  bound: string,
  allowed: readonly string[],
): (header: string | undefined) => void {
  const names = new Set(['localhost', nameOf(bound), ...allowed.map((each) => each.toLowerCase())]);
  return (header) => {
    const host = header?.trim().toLowerCase() ?? '';
    const name = nameOf(host);
    if (name !== '' && (isIP(name) !== 0 || names.has(name) || names.has(host))) return;
    throw new HttpError(
      403,
      'access-denied',
      host === ''
        ? 'The request names no host.'
        : `Tailgate is not known as ${JSON.stringify(host.slice(0, 80))}.`,
      {
        place: 'Host header',
        remedy: 'Call it by its IP address, or add the name to the option allowedHosts.',
      },
    );
  };
}
