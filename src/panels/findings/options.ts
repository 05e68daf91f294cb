import { severities, type Severity } from '@tailgate/contract';

export const openings = ['worst', 'none', 'all'] as const;

/** Which findings are open before anybody has clicked. */
export type Opening = (typeof openings)[number];

/** The options of the findings panel, as a dashboard saves them. */
export interface FindingsOptions {
  /** Version of this shape, for migrations. */
  version: number;
  /** Findings of this severity and above are listed. */
  minSeverity: Severity;
  /** Whether findings that another one explains are listed. */
  explained: boolean;
  open: Opening;
  /** The dashboard variable that "Filter dashboard" sets. */
  endpointVariable: string;
  /** Address of a trace with `${traceId}` in it; empty for none. */
  traceLink: string;
  /** Address of a request with `${requestId}` in it; empty for none. */
  requestLink: string;
}

export const optionsVersion = 1;

export const defaultOptions: FindingsOptions = {
  version: optionsVersion,
  minSeverity: 'info',
  explained: true,
  open: 'worst',
  endpointVariable: 'endpoint',
  traceLink: '',
  requestLink: '',
};

/**
 * The options of any version, and of a dashboard that was written by hand, as the panel reads them
 * today. What does not fit becomes the default; it never fails.
 */
export function migrateOptions(saved: unknown): FindingsOptions {
  const read = (name: string): unknown =>
    typeof saved === 'object' && saved !== null ? Reflect.get(saved, name) : undefined;
  const text = (name: 'endpointVariable' | 'traceLink' | 'requestLink') => {
    const value = read(name);
    return typeof value === 'string' ? value : defaultOptions[name];
  };
  const explained = read('explained');
  return {
    version: optionsVersion,
    minSeverity: severities.find((name) => name === read('minSeverity')) ?? 'info',
    explained: typeof explained === 'boolean' ? explained : defaultOptions.explained,
    open: openings.find((name) => name === read('open')) ?? defaultOptions.open,
    endpointVariable: text('endpointVariable'),
    traceLink: text('traceLink'),
    requestLink: text('requestLink'),
  };
}
