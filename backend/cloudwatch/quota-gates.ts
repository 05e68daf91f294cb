import { FifoQuotaGate, type QuotaGate, type QuotaOptions } from './quota-gate';
import type { ConnectionSettings } from './settings';

/**
 * Names the account and region whose quota a connection uses. The account is the one set, else the
 * role's; where neither is known the identity stands for it, so that two identities of one account
 * should set `accountId` to share a gate. Holds no secret.
 */
export function quotaKey(settings: ConnectionSettings, region: string): string {
  const { accountId, credentials, endpoint, role } = settings;
  const place = `${region} ${endpoint ?? 'aws'}`;
  const account = accountId ?? /^arn:[a-z-]+:iam::(\d{12}):/.exec(role?.roleArn ?? '')?.[1];
  if (account !== undefined) return `account ${account} ${place}`;
  switch (credentials.kind) {
    case 'profile':
      return `profile ${credentials.profile} ${place}`;
    case 'static':
      return `key ${credentials.accessKeyId} ${place}`;
    case 'default':
    case 'dummy':
      return `${credentials.kind} ${place}`;
  }
}

/** One gate per account and region, for a whole process. */
export class QuotaGates {
  readonly #gates = new Map<string, QuotaGate>();
  readonly #make: (key: string) => QuotaGate;

  /** @param make makes the gate of a key when it is first asked for; FifoQuotaGate where absent */
  constructor(make: (key: string) => QuotaGate = () => new FifoQuotaGate()) {
    this.#make = make;
  }

  static withOptions(options: Partial<QuotaOptions>): QuotaGates {
    return new QuotaGates(() => new FifoQuotaGate(options));
  }

  /** @param key from quotaKey */
  gateOf(key: string): QuotaGate {
    const known = this.#gates.get(key);
    if (known !== undefined) return known;
    const gate = this.#make(key);
    this.#gates.set(key, gate);
    return gate;
  }
}
