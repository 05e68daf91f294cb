import { slowRequestsAnswer } from '../testing/answers';
import { rowsOf } from '../testing/columns';
import { slowRequestsFrames } from './slow-requests';

describe('slowRequestsFrames', () => {
  it('keeps the order and leaves out the overhead of what timed out', () => {
    const [frame] = slowRequestsFrames(slowRequestsAnswer);
    expect(rowsOf(frame)).toEqual([
      {
        time: Date.UTC(2026, 10, 20, 14, 3),
        endpoint: 'GET /a',
        status: 200,
        integration_latency: 3_000,
        response_latency: 3_015,
        overhead: 15,
        request_id: 'r-1',
        trace_id: null,
      },
      {
        time: Date.UTC(2026, 10, 20, 14, 1),
        endpoint: 'GET /a',
        status: 504,
        integration_latency: null,
        response_latency: 29_000,
        overhead: null,
        request_id: null,
        trace_id: 'Root=1-5',
      },
    ]);
  });
});
