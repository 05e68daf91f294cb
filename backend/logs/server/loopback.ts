/** Whether a host name (without port) can only mean this machine: 127.0.0.0/8, ::1 or localhost. */
export function isLoopbackHost(host: string): boolean {
  const name = host.toLowerCase();
  return (
    name === 'localhost' || name === '::1' || name === '[::1]' || /^127(\.\d{1,3}){3}$/.test(name)
  );
}

/**
 * Whether the Host header of a request names this machine: a web page of elsewhere that has its name resolve to
 * 127.0.0.1 must not read logs.
 */
export function isLoopbackHeader(header: string | undefined): boolean {
  return header !== undefined && isLoopbackHost(header.replace(/:\d{1,5}$/, ''));
}
