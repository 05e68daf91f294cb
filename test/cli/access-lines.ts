export const startMs = Date.UTC(2026, 0, 15, 12);

/** A JSON access log line of a healthy request; fields given replace its own. */
export function accessLine(index: number, fields: Record<string, unknown> = {}): string {
  return JSON.stringify({
    requestId: `request-${index}`,
    requestTimeEpoch: String(startMs + index * 1000),
    httpMethod: 'GET',
    resourcePath: '/orders',
    status: '200',
    integrationLatency: String(40 + (index % 20)),
    responseLatency: String(52 + (index % 20)),
    errorMessage: '-',
    errorResponseType: '-',
    ...fields,
  });
}

/** Lines of healthy requests, one per second. */
export function accessLines(count: number): string[] {
  return Array.from({ length: count }, (_, index) => accessLine(index));
}
