import { otherEndpoints } from './endpoint';

/**
 * Keeps the endpoints of a source within a cap: the most frequent stay, the rest are `(other)`.
 * Counts decide, and among equal counts the name, so that the order of adding never matters.
 */
export class EndpointRegistry {
  private readonly counts = new Map<string, number>();
  private kept: ReadonlySet<string> | undefined;

  /** @param maxEndpoints endpoints kept, at least 1; `(other)` is not counted among them */
  constructor(private readonly maxEndpoints: number) {}

  /** Adds requests of an endpoint. */
  add(endpoint: string, requests: number): void {
    this.counts.set(endpoint, (this.counts.get(endpoint) ?? 0) + requests);
    this.kept = undefined;
  }

  /** The name under which an endpoint is counted: its own, or `(other)`. */
  resolve(endpoint: string): string {
    return this.keptEndpoints().has(endpoint) ? endpoint : otherEndpoints;
  }

  /** Endpoints that keep their name, most requests first. */
  endpoints(): readonly string[] {
    return [...this.keptEndpoints()];
  }

  /** How many endpoints are counted under `(other)`. */
  get folded(): number {
    return this.counts.size - this.keptEndpoints().size;
  }

  /** Requests counted under `(other)`. */
  get foldedRequests(): number {
    const kept = this.keptEndpoints();
    let requests = 0;
    for (const [endpoint, count] of this.counts) if (!kept.has(endpoint)) requests += count;
    return requests;
  }

  private keptEndpoints(): ReadonlySet<string> {
    this.kept ??= new Set(
      [...this.counts]
        .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : a > b ? 1 : 0))
        .slice(0, Math.max(1, this.maxEndpoints))
        .map(([endpoint]) => endpoint),
    );
    return this.kept;
  }
}
