import { matchesPattern } from './endpoint-pattern';
import { toLabel } from './label';
import { barePath, templatePath, withoutStage } from './path-template';

/** What a line says about the endpoint; undefined, '' and `-` all mean that the line does not say. */
export interface EndpointParts {
  readonly httpMethod?: string | undefined;
  readonly resourcePath?: string | undefined;
  readonly routeKey?: string | undefined;
  readonly path?: string | undefined;
  readonly eventType?: string | undefined;
  readonly stage?: string | undefined;
}

export interface EndpointOptions {
  /** Patterns such as `/files/*` or `GET /files/*` that group raw paths; the first that matches wins. */
  readonly patterns: readonly string[];
}

/** The endpoint of requests whose line names no route at all. */
export const noRoute = '(no route)';

/** Where requests go whose endpoint is beyond the cap. */
export const otherEndpoints = '(other)';

const greedy = /\{[^{}/]+\+\}/;

function present(value: string | undefined): string | undefined {
  return value === undefined || value === '' || value === '-' ? undefined : value;
}

function labelOf(method: string | undefined, path: string): string {
  return toLabel(method === undefined ? path : `${method} ${path}`);
}

/** The first pattern that groups a raw path, as a label. */
function grouped(
  method: string | undefined,
  path: string,
  patterns: readonly string[],
): string | undefined {
  for (const pattern of patterns) {
    if (pattern.startsWith('/')) {
      if (matchesPattern(pattern, path)) return labelOf(method, pattern);
    } else if (method !== undefined && matchesPattern(pattern, `${method} ${path}`)) {
      return toLabel(pattern);
    }
  }
  return undefined;
}

/**
 * The endpoint of a request, such as `POST /api/reports/generate`: method and resource path, or the
 * route key (which has the method already). A route that takes anything (`$default`,
 * `ANY /{proxy+}`) is split by the patterns where the line has the raw path, and stays whole where
 * none matches. A line with only a raw path gets a template of it. Never throws; the result has no
 * control characters and at most 256 UTF-16 units.
 */
export function endpointOf(parts: EndpointParts, options: EndpointOptions): string {
  const method = present(parts.httpMethod);
  const rawPath = present(parts.path);
  const path =
    rawPath === undefined ? undefined : withoutStage(barePath(rawPath), parts.stage ?? '');
  const routeKey = present(parts.routeKey);
  const resourcePath = present(parts.resourcePath);

  const route = resourcePath ?? routeKey;
  if (route !== undefined) {
    if (path !== undefined && (route === '$default' || greedy.test(route))) {
      const group = grouped(method, path, options.patterns);
      if (group !== undefined) return group;
    }
    if (resourcePath !== undefined) return labelOf(method, resourcePath);
    // A route key without a method is `$default` or a WebSocket route.
    return toLabel(route);
  }
  if (path !== undefined) {
    return grouped(method, path, options.patterns) ?? labelOf(method, templatePath(path));
  }
  const eventType = present(parts.eventType);
  if (eventType !== undefined) return toLabel(eventType);
  return labelOf(method, noRoute);
}
