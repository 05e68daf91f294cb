import { ServiceError } from '../server/service-error';

interface Bucket {
  tokens: number;
  filledMs: number;
}

/** The quotas on calls per second: a bucket for each operation, which holds one second's worth of calls. */
export class CallQuota {
  private readonly buckets = new Map<string, Bucket>();

  constructor(private readonly callsPerSecond: Readonly<Record<string, number>>) {}

  /** Counts a call. @param nowMs of any steady clock @throws ServiceError ThrottlingException */
  take(operation: string, nowMs: number): void {
    const rate = Object.hasOwn(this.callsPerSecond, operation)
      ? this.callsPerSecond[operation]
      : undefined;
    if (rate === undefined) return;
    const burst = Math.max(1, rate);
    const bucket = this.buckets.get(operation) ?? { tokens: burst, filledMs: nowMs };
    this.buckets.set(operation, bucket);
    bucket.tokens = Math.min(burst, bucket.tokens + ((nowMs - bucket.filledMs) / 1000) * rate);
    bucket.filledMs = nowMs;
    if (bucket.tokens < 1) throw new ServiceError('ThrottlingException', 'Rate exceeded');
    bucket.tokens -= 1;
  }
}
