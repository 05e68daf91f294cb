import { accessLine, type AccessRecord } from './access-line';
import { lambdaLines } from './lambda-lines';
import {
  accessLogGroup,
  sampleEndpoint,
  sampleEndpoints,
  sampleFunctions,
  type SampleEndpoint,
  type SampleFunction,
} from './orders-api';
import { integrationMs, overheadMs, runsIntoTimeout } from './latency-model';
import type { SampleEvent } from './sample-event';
import { streamId } from './stream-id';
import { Random } from './random';
import {
  brokenLineMinutes,
  burstRequestsPerMinute,
  burstThrottledShare,
  coldStartSurge,
  intensity,
  loadAt,
  minuteMs,
  throttlingBurst,
} from './scenario';

/** Events of a request come at most this many minutes later: a timeout, its retry, and what runs on. */
export const longestSpillMinutes = 3;

const meanRequestsPerMinute = 104;
const gatewayTimeoutMs = 29_000;
const optionsShare = 0.035;
const unauthorizedShare = 0.012;
const notFoundShare = 0.006;
const serverErrorShare = 0.000_3;
const ordinaryColdStartShare = 0.006;

const orders = sampleEndpoint('GET', '/api/orders');
const totalWeight = sampleEndpoints.reduce((sum, { weight }) => sum + weight, 0);

/** The batch client of the throttling burst. */
const burstClient = '203.0.113.77';

/** Writes the events of the requests that begin in one minute. */
class MinuteGenerator {
  readonly events: SampleEvent[] = [];
  private readonly random: Random;
  private readonly load: number;

  constructor(
    private readonly seed: number,
    private readonly anchorMs: number,
    private readonly minute: number,
  ) {
    this.random = new Random(seed, minute);
    this.load = loadAt(minute);
  }

  generate(): void {
    const { random } = this;
    const noise = 1 + 0.06 * random.normal();
    const requests = Math.max(1, Math.round(meanRequestsPerMinute * this.load * noise));
    for (let i = 0; i < requests; i += 1) this.request(this.pickEndpoint(), this.someTime());
    if (intensity(throttlingBurst, this.minute, 1) > 0) {
      for (let i = 0; i < burstRequestsPerMinute; i += 1) this.burstRequest(this.someTime());
    }
    if (brokenLineMinutes.includes(this.minute)) this.breakOneLine();
  }

  private someTime(): number {
    return this.anchorMs + this.minute * minuteMs + Math.floor(this.random.unit() * minuteMs);
  }

  private pickEndpoint(): SampleEndpoint {
    let left = this.random.unit() * totalWeight;
    for (const endpoint of sampleEndpoints) {
      left -= endpoint.weight;
      if (left < 0) return endpoint;
    }
    return orders;
  }

  private request(endpoint: SampleEndpoint, timestampMs: number): void {
    const { random } = this;
    const ip = this.client();
    if (endpoint.resourcePath !== '/api/health') {
      if (random.chance(optionsShare))
        return this.withoutIntegration(endpoint, timestampMs, ip, 200);
      if (random.chance(unauthorizedShare)) {
        return this.withoutIntegration(endpoint, timestampMs, ip, 401);
      }
    }
    if (runsIntoTimeout(endpoint, this.minute, this.random))
      return this.timeout(endpoint, timestampMs, ip, true);
    this.answer(endpoint, timestampMs, ip, integrationMs(endpoint, this.minute, this.random));
  }

  private answer(endpoint: SampleEndpoint, timestampMs: number, ip: string, workMs: number): void {
    const { random } = this;
    const overhead = overheadMs(this.random);
    const traceId = this.traceId(timestampMs);
    let latency = workMs;
    let integrationRequestId = '-';
    if (endpoint.lambda !== undefined) {
      const surge = intensity(coldStartSurge, this.minute, 1);
      const cold = random.chance(surge > 0 ? 0.3 : ordinaryColdStartShare);
      const initMs = cold ? random.logNormal(endpoint.lambda.initMs, 0.18) : Number.NaN;
      integrationRequestId = random.uuid();
      const startMs = timestampMs + Math.round(overhead / 2) + (cold ? Math.round(initMs) : 0);
      this.invoke(endpoint.lambda, integrationRequestId, traceId, startMs, workMs, initMs);
      // Between gateway and function: a few milliseconds each way.
      latency = workMs + (cold ? initMs : 0) + random.integer(4, 12);
    }
    const failed = random.chance(serverErrorShare);
    const byId = endpoint.resourcePath.endsWith('}') && random.chance(notFoundShare);
    const status = failed ? 502 : byId ? 404 : endpoint.successStatus;
    const integrationLatency = Math.round(latency);
    this.access({
      timestampMs,
      requestId: random.uuid(),
      ip,
      method: endpoint.method,
      resourcePath: endpoint.resourcePath,
      status,
      responseLength:
        status >= 400 ? 36 : Math.round(random.logNormal(endpoint.responseBytes, 0.25)),
      responseLatency: integrationLatency + overhead,
      integrationLatency,
      integrationStatus: failed ? 200 : status,
      integrationRequestId,
      errorResponseType: failed ? 'INTEGRATION_FAILURE' : '-',
      errorMessage: failed ? 'Internal server error' : '-',
      integrationError: failed
        ? 'Execution failed due to configuration error: Malformed Lambda proxy response'
        : '-',
      traceId,
    });
  }

  /** The gateway gives up after 29 s; the function behind it runs on, and clients often try again. */
  private timeout(
    endpoint: SampleEndpoint,
    timestampMs: number,
    ip: string,
    mayRetry: boolean,
  ): void {
    const { random } = this;
    const traceId = this.traceId(timestampMs);
    const gaveUpAfter = gatewayTimeoutMs + random.integer(3, 58);
    // Some versions of a format show -1, some `-`, for the same event.
    const minusOne = random.chance(0.6);
    this.access({
      timestampMs,
      requestId: random.uuid(),
      ip,
      method: endpoint.method,
      resourcePath: endpoint.resourcePath,
      status: 504,
      responseLength: 41,
      responseLatency: gaveUpAfter,
      integrationLatency: minusOne ? -1 : '-',
      integrationStatus: '-',
      integrationRequestId: '-',
      errorResponseType: 'INTEGRATION_TIMEOUT',
      errorMessage: 'Endpoint request timed out',
      integrationError: 'Execution failed due to a timeout error',
      traceId,
    });
    if (endpoint.lambda !== undefined) {
      const workMs = random.logNormal(42_000, 0.2);
      const startMs = timestampMs + random.integer(3, 14);
      this.invoke(
        endpoint.lambda,
        random.uuid(),
        traceId,
        startMs,
        Math.max(29_400, workMs),
        Number.NaN,
      );
    }
    if (mayRetry && random.chance(0.35)) {
      const again = timestampMs + gaveUpAfter + random.integer(1_200, 18_000);
      if (random.chance(0.5)) this.timeout(endpoint, again, ip, false);
      else this.answer(endpoint, again, ip, random.logNormal(7_000, 0.4));
    }
  }

  private burstRequest(timestampMs: number): void {
    const { random } = this;
    if (!random.chance(burstThrottledShare)) {
      return this.answer(
        orders,
        timestampMs,
        burstClient,
        integrationMs(orders, this.minute, this.random),
      );
    }
    this.refused(orders.method, orders, timestampMs, burstClient, {
      status: 429,
      responseLength: 32,
      responseLatency: random.integer(1, 4),
      errorResponseType: 'THROTTLED',
      errorMessage: 'Too Many Requests',
    });
  }

  private withoutIntegration(
    endpoint: SampleEndpoint,
    timestampMs: number,
    ip: string,
    status: 200 | 401,
  ): void {
    const refusal = status === 401;
    this.refused(refusal ? endpoint.method : 'OPTIONS', endpoint, timestampMs, ip, {
      status,
      responseLength: refusal ? 26 : 0,
      responseLatency: this.random.integer(1, refusal ? 9 : 3),
      errorResponseType: refusal ? 'UNAUTHORIZED' : '-',
      errorMessage: refusal ? 'Unauthorized' : '-',
    });
  }

  /** A request that the gateway answers itself. */
  private refused(
    method: string,
    endpoint: SampleEndpoint,
    timestampMs: number,
    ip: string,
    answer: Pick<
      AccessRecord,
      'status' | 'responseLength' | 'responseLatency' | 'errorResponseType' | 'errorMessage'
    >,
  ): void {
    this.access({
      timestampMs,
      requestId: this.random.uuid(),
      ip,
      method,
      resourcePath: endpoint.resourcePath,
      status: answer.status,
      responseLength: answer.responseLength,
      responseLatency: answer.responseLatency,
      integrationLatency: '-',
      integrationStatus: '-',
      integrationRequestId: '-',
      errorResponseType: answer.errorResponseType,
      errorMessage: answer.errorMessage,
      integrationError: '-',
      traceId: this.traceId(timestampMs),
    });
  }

  private access(record: AccessRecord): void {
    this.events.push({
      timestampMs: record.timestampMs,
      logGroup: accessLogGroup,
      logStream: streamId(this.seed, this.anchorMs, 0, record.timestampMs),
      message: accessLine(record),
    });
  }

  private invoke(
    fn: SampleFunction,
    requestId: string,
    traceId: string,
    startMs: number,
    workMs: number,
    initDurationMs: number,
  ): void {
    const timedOut = workMs >= fn.timeoutMs;
    const durationMs = Math.min(workMs, fn.timeoutMs);
    const day = new Date(startMs).toISOString().slice(0, 10).replaceAll('-', '/');
    const logStream = `${day}/[$LATEST]${streamId(this.seed, this.anchorMs, 1 + sampleFunctions.indexOf(fn), startMs)}`;
    const invocation = { requestId, traceId, startMs, durationMs, initDurationMs, timedOut };
    for (const { timestampMs, message } of lambdaLines(fn, invocation)) {
      this.events.push({ timestampMs, logGroup: fn.logGroup, logStream, message });
    }
  }

  /** Cuts one access log line of the minute: what a lost write leaves. */
  private breakOneLine(): void {
    const index = this.events.findIndex(({ logGroup }) => logGroup === accessLogGroup);
    const event = this.events[index];
    if (event === undefined) return;
    const length = Math.floor(event.message.length * (0.3 + 0.5 * this.random.unit()));
    this.events[index] = { ...event, message: event.message.slice(0, length) };
  }

  private client(): string {
    // Few clients call often, many seldom.
    const rank = Math.floor(this.random.unit() ** 2.5 * 600);
    return `198.51.${100 + (rank >> 8)}.${rank & 0xff}`;
  }

  private traceId(timestampMs: number): string {
    return `1-${Math.floor(timestampMs / 1000).toString(16)}-${this.random.hex(24)}`;
  }
}

/**
 * The events of all requests that begin in one minute, in no order; none of them comes before the
 * minute, and some up to `longestSpillMinutes` later.
 * @param minute minutes since the anchor, which is a whole minute; negative before it
 */
export function sampleMinute(seed: number, anchorMs: number, minute: number): SampleEvent[] {
  const generator = new MinuteGenerator(seed, anchorMs, minute);
  generator.generate();
  return generator.events;
}
