import type { Episode, RuleId, Severity } from '@tailgate/contract';
import { instant } from './instant';
import type { Hit, Measure } from './rule';
import { severityRank, weighedSeverity } from './severity';
import type { Windows } from './windows';

/** A window in which a rule fired. */
export interface FiredWindow {
  readonly index: number;
  readonly hit: Hit;
  /** Affected requests of the window itself. */
  readonly count: number;
  readonly causes: readonly RuleId[];
}

/** The measure of a window: counts are its own, what it looked back to is not counted again. */
function measureOf({ hit, count }: FiredWindow): Measure {
  const { name, quantity } = hit.measure;
  return quantity.unit === 'count'
    ? { name, quantity: { value: count, unit: 'count' } }
    : hit.measure;
}

/** How a window weighs: its severity, by which `info` stands for too small a sample, then its measure. */
interface WeighedWindow {
  readonly index: number;
  readonly severity: Severity;
  readonly measure: Measure;
}

function weigh(window: FiredWindow): WeighedWindow {
  const severity = weighedSeverity(window.hit.severity, window.hit.confidence);
  return { index: window.index, severity, measure: measureOf(window) };
}

function isWorse(one: WeighedWindow, other: WeighedWindow): boolean {
  const ranks = severityRank(one.severity) - severityRank(other.severity);
  if (ranks !== 0) return ranks > 0;
  return (one.measure.quantity.value ?? 0) > (other.measure.quantity.value ?? 0);
}

/** An episode while it grows window by window. */
export class EpisodeRun {
  private readonly first: number;
  private last: number;
  private fired = 0;
  private worst: WeighedWindow;
  private readonly explained = new Map<RuleId, number>();

  constructor(
    readonly rule: RuleId,
    readonly endpoint: string,
    start: FiredWindow,
  ) {
    this.first = start.index;
    this.last = start.index;
    this.worst = weigh(start);
    this.add(start);
  }

  /** The last window in which the rule fired. */
  get lastIndex(): number {
    return this.last;
  }

  /** Adds a later window in which the rule fired. */
  add(window: FiredWindow): void {
    this.last = window.index;
    this.fired += 1;
    const weighed = weigh(window);
    if (isWorse(weighed, this.worst)) this.worst = weighed;
    for (const cause of window.causes) {
      this.explained.set(cause, (this.explained.get(cause) ?? 0) + 1);
    }
  }

  /** The episode so far. A rule that explains at least half of its windows explains it. */
  episode(source: string, windows: Windows): Episode {
    const { measure, severity, index } = this.worst;
    return {
      rule: this.rule,
      source,
      endpoint: this.endpoint,
      severity,
      from: instant(windows.startOf(this.first)),
      to: instant(windows.endOf(this.last)),
      windows: this.fired,
      worst: { ...measure, at: instant(windows.startOf(index)) },
      causedBy: [...this.explained]
        .filter(([, count]) => 2 * count >= this.fired)
        .map(([cause]) => cause),
    };
  }
}
