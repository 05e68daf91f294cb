/** The REST API of the sample: what it offers, how often each part is called, and how fast it is. */

export const apiId = 'k3v9q2x7ta';
export const stage = 'prod';

/** The log group of the access log. */
export const accessLogGroup = 'api-gateway-access-logs';

/** A Lambda function behind an endpoint. */
export interface SampleFunction {
  readonly name: string;
  readonly logGroup: string;
  readonly memorySizeMb: number;
  readonly maxMemoryUsedMb: number;
  /** Time of an invocation after which Lambda ends it, ms. */
  readonly timeoutMs: number;
  /** Median of the init duration of a cold start, ms. */
  readonly initMs: number;
}

function lambda(name: string, figures: Omit<SampleFunction, 'name' | 'logGroup'>): SampleFunction {
  return { name, logGroup: `/aws/lambda/${name}`, ...figures };
}

const reports = lambda('orders-report-generate', {
  memorySizeMb: 1024,
  maxMemoryUsedMb: 612,
  timeoutMs: 60_000,
  initMs: 470,
});
const csvExport = lambda('orders-export-csv', {
  memorySizeMb: 512,
  maxMemoryUsedMb: 301,
  timeoutMs: 60_000,
  initMs: 440,
});
const checkout = lambda('orders-checkout', {
  memorySizeMb: 512,
  maxMemoryUsedMb: 143,
  timeoutMs: 15_000,
  initMs: 420,
});

export const sampleFunctions: readonly SampleFunction[] = [reports, csvExport, checkout];

export interface SampleEndpoint {
  readonly method: string;
  readonly resourcePath: string;
  /** Share of the traffic, in percent of the whole. */
  readonly weight: number;
  /** Median integration latency at ordinary load, ms. */
  readonly medianMs: number;
  /** Sigma of the logarithm of the integration latency. */
  readonly sigma: number;
  /** Median length of a response, bytes. */
  readonly responseBytes: number;
  readonly successStatus: number;
  /** Reads through the database that the slow hour is about. */
  readonly readsDatabase: boolean;
  readonly lambda: SampleFunction | undefined;
}

type Row = [
  method: string,
  resourcePath: string,
  weight: number,
  medianMs: number,
  sigma: number,
  responseBytes: number,
  successStatus: number,
  readsDatabase: boolean,
  lambda?: SampleFunction,
];

const rows: readonly Row[] = [
  ['GET', '/api/orders', 24, 70, 0.45, 5_200, 200, true],
  ['GET', '/api/orders/{orderId}', 22, 45, 0.45, 1_400, 200, true],
  ['GET', '/api/products', 16, 35, 0.4, 8_900, 200, false],
  ['GET', '/api/products/{productId}', 10, 28, 0.4, 1_100, 200, false],
  ['POST', '/api/orders', 8.4, 160, 0.4, 420, 201, false],
  ['GET', '/api/customers/{customerId}/orders', 6, 95, 0.45, 3_600, 200, true],
  ['PUT', '/api/orders/{orderId}', 4.6, 240, 0.3, 610, 200, false],
  ['POST', '/api/checkout', 3.9, 130, 0.4, 350, 200, false, checkout],
  ['GET', '/api/health', 1.8, 6, 0.3, 15, 200, false],
  ['POST', '/api/reports/generate', 1.6, 560, 0.28, 26_000, 200, false, reports],
  ['POST', '/api/export/csv', 0.9, 480, 0.3, 61_000, 200, false, csvExport],
  ['DELETE', '/api/orders/{orderId}', 0.8, 90, 0.4, 2, 204, false],
];

export const sampleEndpoints: readonly SampleEndpoint[] = rows.map(
  ([
    method,
    resourcePath,
    weight,
    medianMs,
    sigma,
    responseBytes,
    successStatus,
    readsDatabase,
    fn,
  ]) => ({
    method,
    resourcePath,
    weight,
    medianMs,
    sigma,
    responseBytes,
    successStatus,
    readsDatabase,
    lambda: fn,
  }),
);

/** An endpoint of the sample by method and resource path. @throws Error where there is none */
export function sampleEndpoint(method: string, resourcePath: string): SampleEndpoint {
  const found = sampleEndpoints.find(
    (endpoint) => endpoint.method === method && endpoint.resourcePath === resourcePath,
  );
  if (found === undefined) throw new Error(`The sample has no ${method} ${resourcePath}.`);
  return found;
}
