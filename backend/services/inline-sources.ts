import { createHash } from 'node:crypto';
import { matchesPattern } from '../accesslog/endpoint-pattern';
import { TailgateError } from '../errors';
import { ConnectedSource, type LiveSource } from './live-source';
import type { InlineSource } from './services';

/** What callers may name themselves. */
export interface InlineBounds {
  /** Patterns in which `*` stands for any characters; nothing is allowed where there is none. */
  readonly allowedLogGroups: readonly string[];
  /** Where there is none, no region may be named. */
  readonly allowedRegions: readonly string[];
  /** The source of these log groups, under this name. */
  open(source: InlineSource & { readonly name: string }): LiveSource;
}

/** Inline sources at a time: each has a connection of its own. */
const mostLive = 20;
/** After so long without a question a source is closed, ms. */
const idleMs = 3_600_000;
/** How often that is looked at where nobody asks, ms. */
const sweepMs = 600_000;
/** CloudWatch's own limit for one query. */
const mostLogGroups = 50;
/** A name is a label in Grafana: a longer one is cut down to a digest. */
const longestName = 200;

const groupName = /^[A-Za-z0-9_/.#-]{1,512}$/;
const groupArn = /^arn:[a-z-]+:logs:[a-z0-9-]+:[0-9]{12}:log-group:[A-Za-z0-9_/.#-]{1,512}$/;

/** A pattern of names says nothing of ARNs: those can lead to other accounts. */
function isAllowed(logGroup: string, patterns: readonly string[]): boolean {
  const isArn = logGroup.startsWith('arn:');
  return patterns.some(
    (pattern) => pattern.startsWith('arn:') === isArn && matchesPattern(pattern, logGroup),
  );
}

/** The same for the same log groups and region, whoever asks and whenever. */
function nameOf({ logGroups, region }: InlineSource): string {
  const text = `${region === undefined ? '' : `${region}:`}${logGroups.join(',')}`;
  const digest = createHash('sha256').update(text).digest('hex').slice(0, 16);
  const name = `inline:${text}`;
  return name.length <= longestName ? name : `inline:${digest}`;
}

interface Live {
  readonly source: ConnectedSource;
  /** ms since the epoch */
  usedMs: number;
}

/** Sources that callers describe themselves, open for as long as they are asked. */
export class InlineSources {
  readonly #live = new Map<string, Live>();
  readonly #timer: NodeJS.Timeout;

  /** @param now ms since the epoch */
  constructor(
    private readonly bounds: InlineBounds | undefined,
    private readonly now: () => number,
  ) {
    this.#timer = setInterval(() => this.#closeIdle(), sweepMs);
    this.#timer.unref();
  }

  /**
   * The name of the source of these log groups; opens it where it is not open.
   * @throws TailgateError `access-denied`, `invalid-input`, `limit-exceeded`
   */
  name(given: InlineSource): string {
    const wanted = this.#check(given);
    const name = nameOf(wanted);
    if (this.find(name) !== undefined) return name;
    if (this.#live.size >= mostLive) {
      throw new TailgateError(
        'limit-exceeded',
        `${mostLive} data sources with log groups of their own are in use already.`,
        { place: 'logGroups', remedy: 'Name the log groups under sources in tailgate.yaml.' },
      );
    }
    const source = new ConnectedSource(this.#allowed().open({ ...wanted, name }));
    this.#live.set(name, { source, usedMs: this.now() });
    return name;
  }

  /** The source of a name that `name` gave, if it is open. */
  find(name: string): ConnectedSource | undefined {
    this.#closeIdle();
    const live = this.#live.get(name);
    if (live !== undefined) live.usedMs = this.now();
    return live?.source;
  }

  async close(): Promise<void> {
    clearInterval(this.#timer);
    const sources = [...this.#live.values()].map(({ source }) => source);
    this.#live.clear();
    await Promise.all(sources.map((source) => source.close()));
  }

  #closeIdle(): void {
    for (const [name, { source, usedMs }] of this.#live) {
      if (this.now() - usedMs < idleMs) continue;
      this.#live.delete(name);
      // Nobody has asked for an hour, so nobody waits for it to close.
      source.close().catch(() => undefined);
    }
  }

  #allowed(): InlineBounds {
    if (this.bounds !== undefined && this.bounds.allowedLogGroups.length > 0) return this.bounds;
    throw new TailgateError('access-denied', 'Data sources may not name log groups themselves.', {
      place: 'inlineSources.allowedLogGroups',
      remedy:
        'Choose a source of tailgate.yaml, or list the log groups under inlineSources.allowedLogGroups there.',
    });
  }

  #check({ logGroups, region }: InlineSource): InlineSource {
    const { allowedLogGroups, allowedRegions } = this.#allowed();
    const groups = [...new Set(logGroups)].sort();
    const place = 'logGroups';
    if (groups.length === 0 || groups.length > mostLogGroups) {
      throw new TailgateError('invalid-input', `A source has 1 to ${mostLogGroups} log groups.`, {
        place,
        remedy: 'Name the log groups that hold the access logs.',
      });
    }
    for (const group of groups) {
      const shown = JSON.stringify(group.slice(0, 120));
      if (!groupName.test(group) && !groupArn.test(group)) {
        throw new TailgateError('invalid-input', `${shown} is no name of a log group.`, {
          place,
          remedy: 'Give the name or the ARN as CloudWatch shows it, without * at the end.',
        });
      }
      if (!isAllowed(group, allowedLogGroups)) {
        throw new TailgateError('access-denied', `The log group ${shown} is not allowed.`, {
          place,
          remedy:
            'Add it, or a pattern for it, to inlineSources.allowedLogGroups in tailgate.yaml.',
        });
      }
    }
    if (region !== undefined && !allowedRegions.includes(region)) {
      const shown = JSON.stringify(region.slice(0, 80));
      throw new TailgateError('access-denied', `The region ${shown} is not allowed.`, {
        place: 'region',
        remedy: 'Add it to inlineSources.allowedRegions in tailgate.yaml, or leave the region out.',
      });
    }
    return region === undefined ? { logGroups: groups } : { logGroups: groups, region };
  }
}
