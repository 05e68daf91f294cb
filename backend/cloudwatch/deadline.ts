/** A signal that fires when the caller's does, or when the time is up. */
export interface Deadline {
  readonly signal: AbortSignal;
  /** Whether the time ran out before the caller gave up. */
  readonly expired: boolean;
  /** Removes timer and listener. */
  dispose(): void;
}

/** @param ms until the signal fires by itself */
export function deadline(ms: number, parent: AbortSignal | undefined): Deadline {
  const controller = new AbortController();
  let expired = false;
  const follow = (): void => controller.abort();
  const timer = setTimeout(() => {
    expired = true;
    controller.abort();
  }, ms);
  parent?.addEventListener('abort', follow, { once: true });
  if (parent?.aborted === true) follow();
  return {
    signal: controller.signal,
    get expired() {
      return expired && parent?.aborted !== true;
    },
    dispose() {
      clearTimeout(timer);
      parent?.removeEventListener('abort', follow);
    },
  };
}
