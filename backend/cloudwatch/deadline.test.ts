import { deadline } from './deadline';

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

it('expires by itself', () => {
  const limit = deadline(100, new AbortController().signal);
  jest.advanceTimersByTime(99);
  expect(limit.signal.aborted).toBe(false);
  jest.advanceTimersByTime(1);
  expect(limit.signal.aborted).toBe(true);
  expect(limit.expired).toBe(true);
});

it('follows the caller, and has not expired then', () => {
  const controller = new AbortController();
  const limit = deadline(100, controller.signal);
  controller.abort();
  expect(limit.signal.aborted).toBe(true);
  jest.advanceTimersByTime(200);
  expect(limit.expired).toBe(false);
  expect(deadline(100, controller.signal).signal.aborted).toBe(true);
});

it('leaves nothing behind', () => {
  const controller = new AbortController();
  const limit = deadline(100, controller.signal);
  limit.dispose();
  expect(jest.getTimerCount()).toBe(0);
  controller.abort();
  expect(limit.signal.aborted).toBe(false);
});
