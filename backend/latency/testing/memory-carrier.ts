import type { AccessLogFormat, CanonicalField } from '../../accesslog/canonical';
import { errorFlagsOf } from '../../accesslog/error-text';
import { TailgateError } from '../../errors';
import type {
  QueryCarrier,
  QueryColumns,
  QueryRequest,
  ResultColumn,
} from '../../insights/columns';
import { latencyKey, missingLatency, overheadKey } from '../buckets';
import { outcomeColumns, routeColumns } from '../query/cell-columns';
import { cellQuery } from '../query/cell-query';
import type { LoggedRequest } from './logged-request';

type Row = Record<string, string | number>;

function columnsOf(rows: readonly Row[], names: readonly string[]): ResultColumn[] {
  return names.map((name): ResultColumn => {
    const values = rows.map((row) => row[name]);
    if (values.every((value) => typeof value === 'number')) {
      const kind = name === '@timestamp' || name === 'tg_bin' ? 'timestamp' : 'number';
      return { name, kind, values: Float64Array.from(values) };
    }
    const dictionary = [...new Set(values.map(String))];
    return {
      name,
      kind: 'text',
      codes: Int32Array.from(values, (value) => dictionary.indexOf(String(value))),
      dictionary,
    };
  });
}

function numberOf(text: string | undefined, missing: number): number {
  return text !== undefined && /^-?[0-9]+([.][0-9]+)?$/.test(text) ? Number(text) : missing;
}

/**
 * Answers the cell query and the count from a list of requests, computed row by row in plain
 * TypeScript: what aggregates are tested on where no engine is needed. Any other text is an error.
 */
export class MemoryCarrier implements QueryCarrier {
  readonly asked: QueryRequest[] = [];

  constructor(
    private readonly requests: readonly LoggedRequest[],
    private readonly format: AccessLogFormat,
    readonly rowLimit = Infinity,
    private readonly binMs = 300_000,
  ) {}

  run(request: QueryRequest): Promise<QueryColumns> {
    this.asked.push(request);
    const within = this.requests.filter(
      ({ timeMs }) => timeMs >= request.fromMs && timeMs < request.toMs,
    );
    const { text } = request;
    let rows: readonly Row[];
    if (text === 'stats count(*) as tg_count') {
      rows = [{ tg_count: within.length }];
    } else if (text === cellQuery(this.format, { shape: 'sparse', binMs: this.binMs })) {
      rows = within.map((line) => this.row(line));
    } else if (text === cellQuery(this.format, { shape: 'dense', binMs: this.binMs })) {
      rows = this.group(within);
    } else {
      return Promise.reject(new TailgateError('malformed-query', `Unknown query: ${text}`));
    }
    const limited = rows.slice(0, Math.min(request.limit ?? Infinity, this.rowLimit));
    return Promise.resolve({
      rowCount: limited.length,
      columns: columnsOf(
        limited,
        Object.keys(limited[0] ?? { '@timestamp': 0, tg_bin: 0, tg_count: 0 }),
      ),
      statistics: {
        recordsMatched: within.length,
        recordsScanned: within.length,
        bytesScanned: within.length * 300,
      },
    });
  }

  private has(field: CanonicalField): boolean {
    return this.format.fields.has(field);
  }

  private keys({ fields }: LoggedRequest): Row {
    const keys: Row = { tg_log: '111122223333:api' };
    for (const { field, column } of [...routeColumns, ...outcomeColumns]) {
      if (field === 'path' && (this.has('resourcePath') || this.has('routeKey'))) continue;
      if (this.has(field)) keys[column] = fields[field] ?? '-';
    }
    if (this.has('status')) keys['tg_status'] = numberOf(fields.status, -1);
    if (this.has('errorMessage') || this.has('integrationError')) {
      keys['tg_flags'] = errorFlagsOf(fields.errorMessage, fields.integrationError);
    }
    return keys;
  }

  private row(line: LoggedRequest): Row {
    const row: Row = { '@timestamp': line.timeMs, ...this.keys(line) };
    if (this.has('integrationLatency')) {
      row['tg_integration'] = numberOf(line.fields.integrationLatency, missingLatency);
    }
    if (this.has('responseLatency')) {
      row['tg_response'] = numberOf(line.fields.responseLatency, missingLatency);
    }
    return row;
  }

  private group(lines: readonly LoggedRequest[]): Row[] {
    const groups = new Map<string, Row>();
    for (const line of lines) {
      const row = this.row(line);
      const { tg_integration: i = missingLatency, tg_response: r = missingLatency } = row;
      const keys: Row = {
        tg_bin: Math.floor(line.timeMs / this.binMs) * this.binMs,
        ...this.keys(line),
      };
      const sums: Row = { tg_count: 1 };
      const maxima: Row = {};
      if (typeof i === 'number' && this.has('integrationLatency')) {
        keys['tg_integration_key'] = latencyKey(i);
        sums['tg_integration_sum'] = i;
        maxima['tg_integration_max'] = i;
      }
      if (typeof r === 'number' && this.has('responseLatency')) {
        keys['tg_response_key'] = latencyKey(r);
        sums['tg_response_sum'] = r;
        maxima['tg_response_max'] = r;
        if (typeof i === 'number' && this.has('integrationLatency')) {
          const overhead = r - Math.max(i, 0);
          keys['tg_overhead_key'] = overheadKey(overhead);
          sums['tg_overhead_squares'] = overhead * overhead;
        }
      }
      const id = JSON.stringify(keys);
      const known = groups.get(id);
      if (known === undefined) {
        groups.set(id, { ...keys, ...sums, ...maxima });
        continue;
      }
      for (const [name, value] of Object.entries(sums)) {
        known[name] = Number(known[name]) + Number(value);
      }
      for (const [name, value] of Object.entries(maxima)) {
        known[name] = Math.max(Number(known[name]), Number(value));
      }
    }
    return [...groups.values()];
  }
}
