import { TailgateError } from '../../errors';

/**
 * The error by which work failed.
 * @throws what it failed by, where that is no TailgateError, or an Error where it succeeded
 */
export async function failureOf(work: () => unknown): Promise<TailgateError> {
  let thrown: unknown = new Error('It succeeded.');
  try {
    await work();
  } catch (error) {
    thrown = error;
  }
  if (thrown instanceof TailgateError) return thrown;
  throw thrown;
}
