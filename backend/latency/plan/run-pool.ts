/**
 * Runs tasks in their order, a few at a time. When one fails the others are told to stop.
 * @param signal the caller's; each task gets a signal that fires with it, or when another task fails
 * @throws whatever the first failing task throws
 */
export async function runPool<T>(
  tasks: readonly ((signal: AbortSignal) => Promise<T>)[],
  atOnce: number,
  signal?: AbortSignal,
): Promise<T[]> {
  const failure = new AbortController();
  const either = signal === undefined ? failure.signal : AbortSignal.any([signal, failure.signal]);
  const results: T[] = [];
  const errors: unknown[] = [];
  let next = 0;
  const worker = async (): Promise<void> => {
    for (;;) {
      const index = next;
      next += 1;
      const task = tasks[index];
      if (task === undefined || errors.length > 0) return;
      try {
        results[index] = await task(either);
      } catch (thrown) {
        errors.push(thrown);
        failure.abort(thrown);
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, tasks.length) }, worker));
  if (errors.length > 0) throw errors[0];
  return results;
}
