import { apiId, stage } from './orders-api';

/** One request as the access log tells it; texts are written as they are, without escaping. */
export interface AccessRecord {
  readonly timestampMs: number;
  readonly requestId: string;
  readonly ip: string;
  readonly method: string;
  readonly resourcePath: string;
  readonly status: number;
  readonly responseLength: number;
  readonly responseLatency: number;
  readonly integrationLatency: number | '-';
  readonly integrationStatus: number | '-';
  readonly integrationRequestId: string;
  readonly errorResponseType: string;
  readonly errorMessage: string;
  readonly integrationError: string;
  readonly traceId: string;
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

let lastSecond = Number.NaN;
let lastText = '';

/** The time of a request as `$context.requestTime` writes it. */
export function clfTime(timestampMs: number): string {
  const second = Math.floor(timestampMs / 1000);
  if (second === lastSecond) return lastText;
  const date = new Date(second * 1000);
  const two = (value: number): string => String(value).padStart(2, '0');
  lastText = `${two(date.getUTCDate())}/${months[date.getUTCMonth()]}/${date.getUTCFullYear()}:${two(date.getUTCHours())}:${two(date.getUTCMinutes())}:${two(date.getUTCSeconds())} +0000`;
  lastSecond = second;
  return lastText;
}

/** The access log line of a request: JSON with every value quoted, as a careful format writes it. */
export function accessLine(record: AccessRecord): string {
  return `{"requestId":"${record.requestId}","ip":"${record.ip}","requestTime":"${clfTime(record.timestampMs)}","requestTimeEpoch":"${record.timestampMs}","httpMethod":"${record.method}","resourcePath":"${record.resourcePath}","status":"${record.status}","responseLength":"${record.responseLength}","responseLatency":"${record.responseLatency}","integrationLatency":"${record.integrationLatency}","integrationStatus":"${record.integrationStatus}","integrationRequestId":"${record.integrationRequestId}","errorResponseType":"${record.errorResponseType}","errorMessage":"${record.errorMessage}","integrationError":"${record.integrationError}","xrayTraceId":"${record.traceId}","apiId":"${apiId}","stage":"${stage}"}`;
}
