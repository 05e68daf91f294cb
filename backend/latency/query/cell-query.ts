import type { AccessLogFormat, CanonicalField } from '../../accesslog/canonical';
import { errorNeedles } from '../../accesslog/error-text';
import {
  bucketLog,
  missingLatency,
  negativeKey,
  overheadStepMs,
  overheadStepsEndMs,
} from '../buckets';
import {
  cellColumn,
  missingStatus,
  missingText,
  outcomeColumns,
  routeColumns,
} from './cell-columns';
import { FieldReader } from './field-reader';
import { periodOf } from './period';

/** `sparse`: a row per request. `dense`: a row per group of like requests. */
export type CellShape = 'sparse' | 'dense';

export interface CellQueryOptions {
  readonly shape: CellShape;
  /** Width of a bin: whole seconds, minutes or hours, in ms. */
  readonly binMs: number;
  /**
   * Read the raw path although the format names a resource or route: needed where greedy routes are
   * grouped by path patterns. Without a resource and a route the path is always read.
   */
  readonly rawPath?: boolean;
}

/** Whether the cells of a format need the raw path of requests. */
export function readsRawPath(format: AccessLogFormat, rawPath: boolean): boolean {
  return rawPath || !(format.fields.has('resourcePath') || format.fields.has('routeKey'));
}

interface Part {
  readonly expression: string;
  readonly column: string;
}

function textParts(reader: FieldReader, rawPath: boolean): Part[] {
  const parts: Part[] = [{ expression: '@log', column: cellColumn.log }];
  for (const { field, column } of [...routeColumns, ...outcomeColumns]) {
    const text = field === 'path' && !rawPath ? undefined : reader.text(field);
    if (text !== undefined) {
      parts.push({ expression: `coalesce(${text}, "${missingText}")`, column });
    }
  }
  return parts;
}

/** The error texts in lower case, joined by a character that no needle has; undefined without any. */
function errorText(reader: FieldReader): string | undefined {
  const fields: readonly CanonicalField[] = ['errorMessage', 'integrationError'];
  const texts = fields.flatMap((field) => {
    const text = reader.text(field);
    return text === undefined ? [] : [`coalesce(${text}, "${missingText}")`];
  });
  const [first] = texts;
  if (first === undefined) return undefined;
  return `tolower(${texts.length === 1 ? first : `concat(${texts.join(', "|", ')})`})`;
}

function flagsOf(text: string): string {
  return errorNeedles
    .map(({ needle, bit }) => `strcontains(${text}, "${needle}") * ${String(bit)}`)
    .join(' + ');
}

const ratio = String(bucketLog);

/** The same formula as `latencyKey`; `log` never sees less than 1. */
function latencyKeyText(ms: string): string {
  return `ceil(log(greatest(${ms}, 1)) / ${ratio}) + greatest(least(${ms}, 1), ${String(negativeKey)})`;
}

/** The same formula as `overheadKey`. */
function overheadKeyText(ms: string): string {
  const end = String(overheadStepsEndMs);
  const steps = `floor(greatest(least(${ms}, ${end}), -${end}) / ${String(overheadStepMs)})`;
  return `${steps} + ceil(log(greatest(${ms}, ${end}) / ${end}) / ${ratio})`;
}

function list(parts: readonly Part[]): string {
  return parts.map(({ expression, column }) => `${expression} as ${column}`).join(', ');
}

/**
 * The cell query: Logs Insights QL that reads what cells hold, legal in every region.
 *
 * No threshold stands in it, so a changed setting rescans nothing. No group key can be missing and
 * no text that is not a number reaches arithmetic, because AWS documents neither case.
 * @throws TailgateError `invalid-input` for a field or a bin width that the language cannot spell
 */
export function cellQuery(format: AccessLogFormat, options: CellQueryOptions): string {
  const reader = new FieldReader(format);
  const keys = textParts(reader, readsRawPath(format, options.rawPath ?? false));
  const statusNumber = reader.number('status');
  if (statusNumber !== undefined) {
    keys.push({
      expression: `coalesce(${statusNumber}, ${String(missingStatus)})`,
      column: cellColumn.status,
    });
  }
  const numbers: Part[] = [];
  for (const [field, column] of [
    ['integrationLatency', cellColumn.integration],
    ['responseLatency', cellColumn.response],
  ] as const) {
    const number = reader.number(field);
    if (number !== undefined) {
      numbers.push({ expression: `coalesce(${number}, ${String(missingLatency)})`, column });
    }
  }
  const errors = errorText(reader);
  const commands: string[] = [...reader.commands()];
  if (errors !== undefined) {
    commands.push(`fields ${errors} as tg_error`);
    keys.push({ expression: flagsOf('tg_error'), column: cellColumn.flags });
  }
  if (options.shape === 'sparse') {
    periodOf(options.binMs);
    commands.push(`display @timestamp, ${list([...keys, ...numbers])}`);
    return commands.join('\n| ');
  }

  const values = ['count(*) as tg_count'];
  keys.unshift({ expression: `bin(${periodOf(options.binMs)})`, column: cellColumn.bin });
  if (numbers.length > 0) commands.push(`fields ${list(numbers)}`);
  const { integration, response } = cellColumn;
  const hasIntegration = numbers.some(({ column }) => column === integration);
  const hasResponse = numbers.some(({ column }) => column === response);
  if (hasIntegration) {
    keys.push({ expression: latencyKeyText(integration), column: cellColumn.integrationKey });
    values.push(
      `sum(${integration}) as ${cellColumn.integrationSum}`,
      `max(${integration}) as ${cellColumn.integrationMax}`,
    );
  }
  if (hasResponse) {
    keys.push({ expression: latencyKeyText(response), column: cellColumn.responseKey });
    values.push(
      `sum(${response}) as ${cellColumn.responseSum}`,
      `max(${response}) as ${cellColumn.responseMax}`,
    );
  }
  if (hasIntegration && hasResponse) {
    commands.push(`fields ${response} - greatest(${integration}, 0) as tg_overhead`);
    keys.push({ expression: overheadKeyText('tg_overhead'), column: cellColumn.overheadKey });
    values.push(`sum(tg_overhead * tg_overhead) as ${cellColumn.overheadSquares}`);
  }
  commands.push(`stats ${values.join(', ')} by ${list(keys)}`);
  return commands.join('\n| ');
}
