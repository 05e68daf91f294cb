/** The options of the timeouts panel, as a dashboard saves them. */
export interface TimeoutsOptions {
  /** Version of this shape, for migrations. */
  version: number;
  sparkline: boolean;
  /** The change on the range that the query compares with. */
  change: boolean;
  endpoints: boolean;
  /** Endpoints without a timeout are listed too. */
  quietEndpoints: boolean;
  nearTimeouts: boolean;
  signals: boolean;
}

export const optionsVersion = 1;

export const defaultOptions: TimeoutsOptions = {
  version: optionsVersion,
  sparkline: true,
  change: true,
  endpoints: true,
  quietEndpoints: false,
  nearTimeouts: true,
  signals: true,
};

const switches = [
  'sparkline',
  'change',
  'endpoints',
  'quietEndpoints',
  'nearTimeouts',
  'signals',
] as const;

/**
 * The options of any version, and of a dashboard that was written by hand, as the panel reads them
 * today. What does not fit becomes the default; it never fails.
 */
export function migrateOptions(saved: unknown): TimeoutsOptions {
  const options = { ...defaultOptions };
  if (typeof saved !== 'object' || saved === null) return options;
  for (const name of switches) {
    const value: unknown = Reflect.get(saved, name);
    if (typeof value === 'boolean') options[name] = value;
  }
  return options;
}
