import type { AccessLogFormat, CanonicalField } from '../../accesslog/canonical';
import { errorNeedles, saysTimeout } from '../../accesslog/error-text';
import { TailgateError } from '../../errors';
import type { AffectedBy } from '../aggregates';
import { missingLatency } from '../buckets';
import type { Route } from '../cells/cells';
import { missingText, routeColumns } from './cell-columns';
import { equalsText } from './equals-text';
import { FieldReader } from './field-reader';

/** Most example requests of a finding. */
export const mostExamples = 20;

/** Most requests that one query lists. */
export const mostListed = 1_000;

/** Most routes that one query names: its text has to stay below 10,000 characters. */
const mostRoutes = 12;

export interface ExampleQueryOptions {
  /** Routes to look in, the most frequent first; all where empty. */
  readonly routes: readonly Route[];
  readonly by: AffectedBy;
  /** The integration timeout that applies, ms. */
  readonly timeoutMs: number;
  readonly toleranceMs: number;
  /** Share of the timeout that counts as near, 0 to 1. */
  readonly nearTimeoutShare: number;
  /** From 1 to `mostListed`; `mostExamples` where absent. */
  readonly limit?: number;
}

/** Text columns of an example, in the order of `routeColumns`, then these. */
export const exampleColumns = [
  ...routeColumns,
  { field: 'requestId', column: 'tg_request' },
  { field: 'traceId', column: 'tg_trace' },
] as const satisfies readonly { field: CanonicalField; column: string }[];

export const exampleNumbers = [
  { field: 'status', column: 'tg_status' },
  { field: 'integrationLatency', column: 'tg_integration' },
  { field: 'responseLatency', column: 'tg_response' },
] as const satisfies readonly { field: CanonicalField; column: string }[];

/** Conditions that single out the routes; undefined where none is needed. */
function routeCondition(reader: FieldReader, routes: readonly Route[]): string | undefined {
  const conditions = new Set<string>();
  for (const route of routes.slice(0, mostRoutes)) {
    const parts: string[] = [];
    for (const field of ['httpMethod', 'resourcePath', 'routeKey', 'path'] as const) {
      const value = route[field];
      const text = value === missingText ? undefined : reader.text(field);
      if (text !== undefined) parts.push(equalsText(text, value));
    }
    // A route that says nothing cannot be singled out.
    if (parts.length === 0) return undefined;
    conditions.add(`(${parts.join(' and ')})`);
  }
  return conditions.size === 0 ? undefined : [...conditions].join(' or ');
}

function anyOf(conditions: readonly (string | undefined)[]): string | undefined {
  const present = conditions.filter((condition) => condition !== undefined);
  return present.length === 0 ? undefined : present.join(' or ');
}

function ms(value: number): string {
  if (!Number.isFinite(value) || Math.abs(value) > 1e12) {
    throw new TailgateError('invalid-input', `${String(value)} ms is no latency to look for.`);
  }
  return value.toFixed(3).replace(/[.]?0+$/, '');
}

/** At or above a limit; missing numbers are below every limit. */
function atLeast(number: string | undefined, limit: number): string | undefined {
  return number === undefined ? undefined : `coalesce(${number}, -1) >= ${ms(limit)}`;
}

/** The same as `saysTimeout`, on the text itself. */
function saysTimeoutText(text: string): string {
  return errorNeedles
    .filter(({ bit }) => saysTimeout(bit))
    .map(({ needle, bit }) => {
      const found = `strcontains(${text}, "${needle}") = 1`;
      const unless = errorNeedles
        .filter((other) => !saysTimeout(bit | other.bit))
        .map((other) => ` and strcontains(${text}, "${other.needle}") = 0`);
      return unless.length === 0 ? found : `(${found}${unless.join('')})`;
    })
    .join(' or ');
}

function timeoutCondition(
  reader: FieldReader,
  { timeoutMs, toleranceMs }: ExampleQueryOptions,
): string | undefined {
  const integration = reader.number('integrationLatency');
  const status = reader.number('status');
  const type = reader.text('errorResponseType');
  const limit = timeoutMs - toleranceMs;
  const slow = anyOf([
    atLeast(integration, limit),
    atLeast(reader.number('responseLatency'), limit),
  ]);
  const texts = (['errorMessage', 'integrationError'] as const).flatMap((field) => {
    const text = reader.text(field);
    return text === undefined ? [] : [saysTimeoutText(`tolower(coalesce(${text}, "-"))`)];
  });
  return anyOf([
    integration === undefined ? undefined : `coalesce(${integration}, 0) = -1`,
    type === undefined ? undefined : `coalesce(${type}, "-") = "INTEGRATION_TIMEOUT"`,
    ...texts,
    status === undefined || slow === undefined
      ? undefined
      : `(coalesce(${status}, 0) in [503, 504] and (${slow}))`,
  ]);
}

function affectedCondition(reader: FieldReader, options: ExampleQueryOptions): string | undefined {
  const { by, timeoutMs, nearTimeoutShare } = options;
  const status = reader.number('status');
  const integration = reader.number('integrationLatency');
  const response = reader.number('responseLatency');
  switch (by.kind) {
    case 'timeouts':
      return timeoutCondition(reader, options);
    case 'near-timeouts': {
      const near = timeoutMs * nearTimeoutShare;
      const long = anyOf([atLeast(integration, near), atLeast(response, near)]);
      const reached = atLeast(integration, 0);
      return long === undefined || reached === undefined ? undefined : `(${long}) and ${reached}`;
    }
    case 'server-errors':
      return status === undefined
        ? undefined
        : `coalesce(${status}, 0) >= 500 and coalesce(${status}, 0) < 600`;
    case 'throttled':
      return status === undefined ? undefined : `coalesce(${status}, 0) = 429`;
    case 'integration-above':
      return integration === undefined ? undefined : `coalesce(${integration}, -1) > ${ms(by.ms)}`;
    case 'response-above':
      return response === undefined ? undefined : `coalesce(${response}, -1) > ${ms(by.ms)}`;
  }
}

/**
 * The detail query: example requests that a finding speaks of, 20 where no limit is given, the slowest first.
 * Undefined where the format lacks the fields that would tell such requests from others.
 * @throws TailgateError `invalid-input` for a field or a threshold that the language cannot spell
 */
export function exampleQuery(
  format: AccessLogFormat,
  options: ExampleQueryOptions,
): string | undefined {
  const reader = new FieldReader(format);
  const affected = affectedCondition(reader, options);
  if (affected === undefined) return undefined;
  const filters = [affected];
  // Timeouts and server errors that timed out belong to findings of their own.
  if (options.by.kind === 'near-timeouts' || options.by.kind === 'server-errors') {
    const timedOut = timeoutCondition(reader, options);
    if (timedOut !== undefined) filters.push(`not (${timedOut})`);
  }
  const route = routeCondition(reader, options.routes);
  if (route !== undefined) filters.unshift(route);
  const shown: string[] = [];
  for (const { field, column } of exampleColumns) {
    const text = reader.text(field);
    if (text !== undefined) shown.push(`coalesce(${text}, "${missingText}") as ${column}`);
  }
  for (const { field, column } of exampleNumbers) {
    const number = reader.number(field);
    if (number !== undefined) {
      shown.push(`coalesce(${number}, ${String(missingLatency)}) as ${column}`);
    }
  }
  const slowest = reader.number('responseLatency') ?? reader.number('integrationLatency');
  const limit = Math.min(Math.max(Math.trunc(options.limit ?? mostExamples), 1), mostListed);
  // Equal latencies are ordered by time, so that the same log gives the same examples.
  const order = [...(slowest === undefined ? [] : ['tg_order desc']), '@timestamp desc'];
  return [
    ...reader.commands(),
    ...filters.map((filter) => `filter ${filter}`),
    ...(slowest === undefined ? [] : [`fields coalesce(${slowest}, -1) as tg_order`]),
    `display @timestamp, ${[...shown, ...(slowest === undefined ? [] : ['tg_order'])].join(', ')}`,
    `sort ${order.join(', ')}`,
    `limit ${String(limit)}`,
  ].join('\n| ');
}
