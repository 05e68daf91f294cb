import { isLoopbackHost } from '../../loopback';

/**
 * Whether the Host header of a request names this machine: a web page of elsewhere that has its name resolve to
 * 127.0.0.1 must not read logs.
 */
export function isLoopbackHeader(header: string | undefined): boolean {
  return header !== undefined && isLoopbackHost(header.replace(/:\d{1,5}$/, ''));
}
