/** Who signs the requests, before a role is assumed. */
export type CredentialSource =
  /** The SDK's own chain: environment, profile, SSO, web identity, container, instance. */
  | { readonly kind: 'default' }
  | { readonly kind: 'profile'; readonly profile: string }
  | {
      readonly kind: 'static';
      readonly accessKeyId: string;
      readonly secretAccessKey: string;
      readonly sessionToken?: string;
    }
  /** Made-up keys for the embedded engine; refused unless the endpoint is on this machine. */
  | { readonly kind: 'dummy' };

/** A role to assume with the credentials above. */
export interface RoleSettings {
  readonly roleArn: string;
  readonly externalId?: string;
  readonly sessionName?: string;
}

/** How long one HTTP exchange may take, in ms. */
export interface ExchangeTimeouts {
  /** Until the TCP and TLS connection stands. */
  readonly connectMs: number;
  /** From sending until the head of the answer. */
  readonly responseMs: number;
  /** Between two pieces of an answer's body. */
  readonly idleMs: number;
}

/** How often a call is tried, and how long it waits in between; delays in ms. */
export interface RetrySettings {
  /** Tries in total, the first one included. */
  readonly maxAttempts: number;
  /** The first delay after a lost connection or a server error; doubles each time. */
  readonly transientDelayMs: number;
  /** The first delay after throttling or a used-up quota; doubles each time. */
  readonly throttledDelayMs: number;
  readonly maxDelayMs: number;
}

/** Where CloudWatch Logs is and who asks. */
export interface ConnectionSettings {
  readonly credentials: CredentialSource;
  readonly role?: RoleSettings;
  /** Where absent, the SDK takes it from the environment or the profile. */
  readonly region?: string;
  /** An http or https URL without path; AWS's own endpoint of the region where absent. */
  readonly endpoint?: string;
  /** Names the account for the shared quota where the credentials do not. */
  readonly accountId?: string;
  readonly timeouts?: Partial<ExchangeTimeouts>;
  readonly retries?: Partial<RetrySettings>;
}

export const defaultTimeouts: ExchangeTimeouts = {
  connectMs: 3_000,
  responseMs: 30_000,
  idleMs: 30_000,
};

export const defaultRetries: RetrySettings = {
  maxAttempts: 5,
  transientDelayMs: 200,
  throttledDelayMs: 1_000,
  maxDelayMs: 10_000,
};
