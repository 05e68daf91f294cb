import type { AggregateProvider, EndpointAggregates, RangeAggregates } from '../latency/aggregates';
import type { Rule } from './rule';
import { enoughRequests, type Windows } from './windows';

/** Windows in a row, first and last inclusive. */
export interface WindowRun {
  readonly first: number;
  readonly last: number;
}

/** The aggregates of a span of windows, with its endpoints by name. */
export interface Span extends WindowRun {
  readonly range: RangeAggregates;
  /** The whole where the name is empty; undefined where the endpoint had no request. */
  of(endpoint: string): EndpointAggregates | undefined;
}

/** Aggregates of windows and spans, each asked for once while windows are visited in order. */
export class WindowSource {
  private readonly spans = new Map<number, Map<number, Span>>();

  constructor(
    private readonly provider: AggregateProvider,
    private readonly windows: Windows,
  ) {}

  /** The span from one window to another, both included. */
  span(first: number, last: number): Span {
    let ending = this.spans.get(last);
    if (ending === undefined) this.spans.set(last, (ending = new Map<number, Span>()));
    let span = ending.get(first);
    if (span === undefined) ending.set(first, (span = this.read(first, last)));
    return span;
  }

  /** Requests of windows that a rule can judge. */
  sampleSize({ first, last }: WindowRun, endpoint: string, rule: Rule): number {
    const aggregates = this.span(first, last).of(endpoint);
    return aggregates === undefined ? 0 : rule.sampleSize(aggregates);
  }

  /** The span that windows are judged by: it looks back until there are enough requests to judge. */
  judged(own: WindowRun, endpoint: string, rule: Rule): Span {
    const { last } = own;
    const earliest = Math.max(this.windows.first, last - this.windows.spanWindows + 1);
    let { first } = own;
    let sample = this.sampleSize(own, endpoint, rule);
    while (sample < enoughRequests && first > earliest) {
      first -= 1;
      sample += this.sampleSize({ first, last: first }, endpoint, rule);
    }
    return this.span(first, last);
  }

  /** Forgets what no window from `index` on can need: spans that end before it could look back to them. */
  forgetBefore(index: number): void {
    for (const last of this.spans.keys()) {
      if (last <= index - this.windows.spanWindows) this.spans.delete(last);
    }
  }

  private read(first: number, last: number): Span {
    const range = this.provider.aggregates(this.windows.startOf(first), this.windows.endOf(last));
    let byName: Map<string, EndpointAggregates> | undefined;
    return {
      first,
      last,
      range,
      of(endpoint) {
        if (endpoint === '') return range.whole;
        byName ??= new Map(range.endpoints.map((one) => [one.endpoint, one]));
        return byName.get(endpoint);
      },
    };
  }
}
