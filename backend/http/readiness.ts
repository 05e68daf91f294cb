import { messageOf } from '../errors';
import type { Services, SourceHealth } from '../services/services';

export interface ReadinessLimits {
  /** How long an answer is remembered, in ms: probes come often, CloudWatch counts calls. */
  readonly rememberMs: number;
  /** How long a check may take, in ms. */
  readonly timeoutMs: number;
}

export interface Readiness {
  readonly ready: boolean;
  readonly sources: readonly SourceHealth[];
}

/**
 * Asks the sources how they are: one check at a time, remembered for a while. Ready means that at
 * least one source answers, or that there is none: one wrong source shall not take the others away.
 */
export class ReadinessCheck {
  readonly #services: Services;
  readonly #limits: ReadinessLimits;
  readonly #now: () => number;
  #running: Promise<Readiness> | undefined;
  #known: { readonly at: number; readonly readiness: Readiness } | undefined;

  constructor(services: Services, limits: ReadinessLimits, now: () => number) {
    this.#services = services;
    this.#limits = limits;
    this.#now = now;
  }

  check(): Promise<Readiness> {
    if (this.#known !== undefined && this.#now() - this.#known.at < this.#limits.rememberMs) {
      return Promise.resolve(this.#known.readiness);
    }
    this.#running ??= this.#ask().finally(() => {
      this.#running = undefined;
    });
    return this.#running;
  }

  async #ask(): Promise<Readiness> {
    const controller = new AbortController();
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<readonly SourceHealth[]>((resolve) => {
      timer = setTimeout(() => {
        controller.abort();
        resolve(this.#all(`no answer within ${this.#limits.timeoutMs / 1000} s`));
      }, this.#limits.timeoutMs);
    });
    const asked = this.#services
      .checkHealth(controller.signal)
      .catch((error: unknown) => this.#all(messageOf(error)));
    const sources = await Promise.race([late, asked]).finally(() => clearTimeout(timer));
    const ready = sources.length === 0 || sources.some(({ ok }) => ok);
    const readiness = { ready, sources };
    this.#known = { at: this.#now(), readiness };
    return readiness;
  }

  #all(message: string): readonly SourceHealth[] {
    return this.#services.sources().map((source) => ({ source, ok: false, message }));
  }
}
