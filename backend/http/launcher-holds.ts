import { TailgateError } from '../errors';

/** The form in which addresses are compared: an IPv4 address that came as IPv6 is an IPv4 address. */
const plain = (address: string): string => address.toLowerCase().replace(/^::ffff:(?=[\d.]+$)/, '');

export interface HoldLimits {
  /** Holds of all peers together. */
  readonly most: number;
  /** Holds of one peer; a Grafana has one, and several may stand behind one address. */
  readonly mostOfPeer: number;
}

/**
 * How long a shutdown is remembered that found no hold, ms. go-plugin gives a launcher 2 s to end
 * before it kills it, so a hold that comes later is another launcher's.
 */
const rememberMs = 3_000;

interface EarlyShutdown {
  /** Undefined where the peer is not known. */
  readonly peer: string | undefined;
  /** On the clock of the holds, ms. */
  readonly until: number;
}

/**
 * The requests that launchers of Grafana hold open: a launcher lives as long as its hold does, and
 * Grafana takes the end of the launcher for the end of the plugin.
 */
export class LauncherHolds {
  readonly #limits: HoldLimits;
  readonly #now: () => number;
  /** What ends a hold, and whose it is. */
  readonly #holds = new Map<() => void, string>();
  #early: readonly EarlyShutdown[] = [];

  /** @param now ms of any origin; a clock that is never set */
  constructor(
    limits: HoldLimits = { most: 200, mostOfPeer: 50 },
    now: () => number = () => performance.now(),
  ) {
    this.#limits = limits;
    this.#now = now;
  }

  /**
   * Remembers a hold; returns what forgets it. Where its peer was shut down before it came, the hold
   * ends at once.
   * @param end ends the hold
   * @throws TailgateError `limit-exceeded`
   */
  add(peer: string, end: () => void): () => void {
    const name = plain(peer);
    if (this.#takeEarly(name)) {
      end();
      return () => undefined;
    }
    const ofPeer = [...this.#holds.values()].filter((each) => each === name).length;
    if (this.#holds.size >= this.#limits.most || ofPeer >= this.#limits.mostOfPeer) {
      throw new TailgateError('limit-exceeded', 'Too many launchers hold on to Tailgate.', {
        remedy: 'Look for launchers of Grafana that were not ended: gpx_tailgate.',
      });
    }
    this.#holds.set(end, name);
    return () => this.#holds.delete(end);
  }

  /**
   * Ends the holds of a peer; all of them where the peer is not known. Where there is none, the launcher
   * is about to come: its hold ends when it does. Should that be the hold of another Grafana on the same
   * host, which starts in these seconds, then that Grafana starts its launcher again, and the next hold
   * stays, as a shutdown ends one late hold only.
   */
  release(peer: string | undefined): void {
    const name = peer === undefined ? undefined : plain(peer);
    let found = false;
    for (const [end, owner] of this.#holds) {
      if (name !== undefined && owner !== name) continue;
      this.#holds.delete(end);
      end();
      found = true;
    }
    if (found) return;
    const early = { peer: name, until: this.#now() + rememberMs };
    this.#early = [...this.#pending(), early].slice(-this.#limits.most);
  }

  /** Early shutdowns that still count, the oldest first. */
  #pending(): readonly EarlyShutdown[] {
    const now = this.#now();
    return this.#early.filter(({ until }) => until > now);
  }

  /** Whether a peer was shut down before its hold came; a shutdown answers so once. */
  #takeEarly(name: string): boolean {
    const pending = this.#pending();
    const taken = pending.find(({ peer }) => peer === undefined || peer === name);
    this.#early = pending.filter((each) => each !== taken);
    return taken !== undefined;
  }
}
