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
 * The requests that launchers of Grafana hold open: a launcher lives as long as its hold does, and
 * Grafana takes the end of the launcher for the end of the plugin.
 */
export class LauncherHolds {
  readonly #limits: HoldLimits;
  /** What ends a hold, and whose it is. */
  readonly #holds = new Map<() => void, string>();

  constructor(limits: HoldLimits = { most: 200, mostOfPeer: 50 }) {
    this.#limits = limits;
  }

  /**
   * Remembers a hold; returns what forgets it.
   * @param end ends the hold
   * @throws TailgateError `limit-exceeded`
   */
  add(peer: string, end: () => void): () => void {
    const name = plain(peer);
    const ofPeer = [...this.#holds.values()].filter((each) => each === name).length;
    if (this.#holds.size >= this.#limits.most || ofPeer >= this.#limits.mostOfPeer) {
      throw new TailgateError('limit-exceeded', 'Too many launchers hold on to Tailgate.', {
        remedy: 'Look for launchers of Grafana that were not ended: gpx_tailgate.',
      });
    }
    this.#holds.set(end, name);
    return () => this.#holds.delete(end);
  }

  /** Ends the holds of a peer; all of them where the peer is not known. */
  release(peer: string | undefined): void {
    const name = peer === undefined ? undefined : plain(peer);
    for (const [end, owner] of this.#holds) {
      if (name !== undefined && owner !== name) continue;
      this.#holds.delete(end);
      end();
    }
  }
}
