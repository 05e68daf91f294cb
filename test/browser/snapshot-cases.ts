// What the panels look like, case by case. The data and the time zone are fixed, so the pictures are too.

/** A panel in one state. */
export interface SnapshotCase {
  /** Of the stored file, without its ending. */
  readonly name: string;
  /** File in `src/testing/page`. */
  readonly page: 'latency.tsx' | 'timeouts.tsx' | 'findings.tsx';
  /** Width and height of the panel in CSS pixels. */
  readonly size: readonly [width: number, height: number];
  /** Parameters of the page; objects go as JSON. */
  readonly parameters: Readonly<Record<string, string | object>>;
}

const wide = [700, 340] as const;
const small = [580, 300] as const;
const message = [420, 200] as const;
const shop = ['POST /checkout', 'GET /products', 'GET /orders/{id}'];

const latency: readonly Omit<SnapshotCase, 'page'>[] = [
  { name: 'latency-dark', size: wide, parameters: { theme: 'dark' } },
  { name: 'latency-light', size: wide, parameters: { theme: 'light' } },
  { name: 'latency-narrow', size: [320, 260], parameters: {} },
  {
    name: 'latency-heatmap',
    size: wide,
    parameters: { options: { mode: 'heatmap' }, frames: { heatmap: true } },
  },
  { name: 'latency-logarithmic', size: small, parameters: { options: { logarithmic: true } } },
  {
    name: 'latency-multiples',
    size: [640, 380],
    parameters: { frames: { endpoints: shop, percentiles: ['p50', 'p99'] } },
  },
  {
    name: 'latency-one-chart',
    size: small,
    parameters: { options: { layout: 'together' }, frames: { endpoints: shop } },
  },
  { name: 'latency-earlier', size: wide, parameters: { frames: { compare: true } } },
  { name: 'latency-error', size: message, parameters: { case: 'error' } },
  { name: 'latency-empty', size: message, parameters: { case: 'empty' } },
];

const timeouts: readonly Omit<SnapshotCase, 'page'>[] = [
  { name: 'timeouts-large', size: [900, 300], parameters: {} },
  { name: 'timeouts-large-light', size: [900, 300], parameters: { theme: 'light' } },
  { name: 'timeouts-compact', size: [240, 150], parameters: {} },
  { name: 'timeouts-empty', size: message, parameters: { case: 'no-requests' } },
  { name: 'timeouts-no-answer', size: message, parameters: { case: 'no-answer' } },
];

const findings: readonly Omit<SnapshotCase, 'page'>[] = [
  { name: 'findings-open', size: [420, 480], parameters: { options: { open: 'all' } } },
  {
    name: 'findings-open-light',
    size: [420, 480],
    parameters: { theme: 'light', options: { open: 'all' } },
  },
  { name: 'findings-closed', size: [600, 240], parameters: {} },
  { name: 'findings-nothing-found', size: message, parameters: { case: 'nothing' } },
  { name: 'findings-no-data', size: message, parameters: { case: 'no-data' } },
  { name: 'findings-cannot-know', size: message, parameters: { case: 'cannot-know' } },
  { name: 'findings-narrow', size: [240, 480], parameters: {} },
];

export const snapshotCases: readonly SnapshotCase[] = [
  ...latency.map((one) => ({ ...one, page: 'latency.tsx' as const })),
  ...timeouts.map((one) => ({ ...one, page: 'timeouts.tsx' as const })),
  ...findings.map((one) => ({ ...one, page: 'findings.tsx' as const })),
];
