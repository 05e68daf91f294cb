import { nearName } from './near-name';

describe('nearName', () => {
  const names = ['port', 'host', 'logLevel', 'allowedHosts', 'allowedOrigins'];

  it.each([
    ['prot', 'port'],
    ['ports', 'port'],
    ['log_level', 'logLevel'],
    ['loglevl', 'logLevel'],
    ['allowed-host', 'allowedHosts'],
    ['alowedOrigin', 'allowedOrigins'],
  ])('takes %s for %s', (name, near) => expect(nearName(name, names)).toBe(near));

  it.each(['', 'x', 'region', 'x'.repeat(1_000), '__proto__'])('guesses nothing for %j', (name) =>
    expect(nearName(name, names)).toBeUndefined(),
  );
});
