import type { AccessLogKind, CanonicalField } from './canonical';
import type { KeyFacts } from './key-census';

/**
 * The kind of API behind lines, by what has values: variables that an API does not know are written
 * as `-`, so that a key alone says little.
 */
export function detectKind(fields: ReadonlyMap<CanonicalField, KeyFacts>): AccessLogKind {
  const present = (field: CanonicalField): number => fields.get(field)?.present ?? 0;
  if (present('eventType') > present('resourcePath') + present('httpMethod')) return 'websocket';
  if (present('routeKey') > present('resourcePath')) {
    // `$connect` and routes without a method come from WebSocket APIs, `$default` from either.
    const routes = fields.get('routeKey')?.examples ?? [];
    const webSocket = routes.some((route) => route === '$connect' || route === '$disconnect');
    return webSocket && present('httpMethod') === 0 ? 'websocket' : 'http';
  }
  if (present('resourcePath') > 0) return 'rest';
  if (fields.has('eventType') && !fields.has('httpMethod')) return 'websocket';
  // HTTP APIs write the epoch in seconds, the others in milliseconds.
  const epochs = fields.get('requestTimeEpoch')?.examples ?? [];
  return epochs.length > 0 && epochs.every((value) => /^\d{9,10}$/.test(value)) ? 'http' : 'rest';
}
