/**
 * The type in which a value is computed. Text may still be a number at run time: `number()` says so row by
 * row, as numbers in log lines often come as strings.
 */
export type ValueType = 'text' | 'number' | 'boolean' | 'timestamp';

/** A value of a row as SQL expressions. Each is built when it is first asked for: what nothing reads costs nothing. */
export interface Value {
  readonly type: ValueType;
  /** True where the value is present exactly when `number()` is not NULL. */
  readonly numeric: boolean;
  /** True where `number()` is read out of `text()`. */
  readonly parsed: boolean;
  /**
   * VARCHAR: the JSON of a value that may be a map or a list, NULL where missing; absent for what never is one.
   * Text and number are those of scalars.
   */
  readonly json: Sql | undefined;
  /** The literal that the value is, where it is one. */
  readonly constant: string | number | boolean | undefined;
  /** VARCHAR, NULL where missing. */
  text(): string;
  /** DOUBLE, NULL where missing or no number. */
  number(): string;
  /** BIGINT ms for a timestamp, BOOLEAN for a boolean, else as `text` or `number` by type. */
  native(): string;
  /** BOOLEAN, never NULL. */
  present(): string;
}

/** Whether a text is what the language takes for a number: decimal digits with an optional sign and fraction. */
export function isDecimal(text: string): boolean {
  return /^-?[0-9]+([.][0-9]+)?$/.test(text);
}

// In SQL `$` also matches before a final line break, hence \z there.
const strictDecimal = "'\\A-?[0-9]+([.][0-9]+)?\\z'";

/** DOUBLE out of VARCHAR: NULL unless the whole text is a plain decimal number. */
export function decimalOf(textSql: string): string {
  return `TRY_CAST(nullif(regexp_extract(${textSql}, ${strictDecimal}), '') AS DOUBLE)`;
}

/** VARCHAR out of DOUBLE: whole numbers without a fraction, zero without a sign. */
export function textOfNumber(numberSql: string): string {
  return `regexp_replace(regexp_replace(CAST(${numberSql} AS VARCHAR), '[.]0$', ''), '^-0$', '0')`;
}

/** VARCHAR out of BIGINT ms: `YYYY-MM-DD HH:mm:ss.SSS`, UTC. */
export function textOfTimestamp(millisSql: string): string {
  return `TRY(strftime(epoch_ms(${millisSql}), '%Y-%m-%d %H:%M:%S.%g'))`;
}

type Sql = () => string;

/** Longest expression, in characters: nested comparisons of texts triple theirs at each level. */
const maxExpression = 200_000;

/** Thrown where the SQL of an expression would grow beyond all bounds. */
export class TooComplexError extends Error {}

function once(build: Sql): Sql {
  let built: string | undefined;
  return () => {
    built ??= build();
    if (built.length > maxExpression) throw new TooComplexError();
    return built;
  };
}

interface Parts {
  readonly text: Sql;
  readonly number: Sql;
  readonly native: Sql;
  readonly numeric: boolean;
  readonly parsed?: true;
  readonly json?: Sql;
  readonly constant?: string | number | boolean;
}

function value(type: ValueType, parts: Parts): Value {
  const text = once(parts.text);
  const number = once(parts.number);
  const native = once(parts.native);
  const json = parts.json && once(parts.json);
  return {
    type,
    numeric: parts.numeric,
    parsed: parts.parsed === true,
    json,
    constant: parts.constant,
    text,
    number,
    native,
    present: () => {
      if (json !== undefined) return `(${json()} IS NOT NULL)`;
      if (type !== 'text') return `(${native()} IS NOT NULL)`;
      return parts.numeric ? `(${number()} IS NOT NULL)` : `(${text()} IS NOT NULL)`;
    },
  };
}

export interface TextParts {
  /** Where absent: read out of the text. */
  readonly number?: Sql;
  readonly numeric?: boolean;
  readonly json?: Sql;
  readonly constant?: string;
}

export function textValue(text: Sql, parts: TextParts = {}): Value {
  return value('text', {
    text,
    native: text,
    number: parts.number ?? (() => decimalOf(text())),
    numeric: parts.numeric ?? false,
    ...(parts.number === undefined ? { parsed: true } : {}),
    ...(parts.json === undefined ? {} : { json: parts.json }),
    ...(parts.constant === undefined ? {} : { constant: parts.constant }),
  });
}

export function numberValue(number: Sql, constant?: number): Value {
  return value('number', {
    text: () => textOfNumber(number()),
    number,
    native: number,
    numeric: true,
    ...(constant === undefined ? {} : { constant }),
  });
}

/** `native` is BOOLEAN; as a number it is 1 or 0. */
export function booleanValue(native: Sql, constant?: boolean): Value {
  return value('boolean', {
    text: () => `CAST(CAST(${native()} AS INTEGER) AS VARCHAR)`,
    number: () => `CAST(CAST(${native()} AS INTEGER) AS DOUBLE)`,
    native,
    numeric: true,
    ...(constant === undefined ? {} : { constant }),
  });
}

/** `native` is BIGINT, ms since the epoch. */
export function timestampValue(native: Sql): Value {
  return value('timestamp', {
    text: () => textOfTimestamp(native()),
    number: () => `CAST(${native()} AS DOUBLE)`,
    native,
    numeric: true,
  });
}

/** A field that no event has. */
export const missingValue: Value = textValue(() => 'CAST(NULL AS VARCHAR)', {
  number: () => 'CAST(NULL AS DOUBLE)',
});

/** The same value seen from a later stage: `column` gives the name under which an expression arrives there. */
export function carry(inner: Value, column: (sql: string) => string): Value {
  switch (inner.type) {
    case 'text': {
      const { constant, json } = inner;
      return textValue(() => column(inner.text()), {
        ...(inner.parsed ? {} : { number: () => column(inner.number()) }),
        ...(json === undefined ? {} : { json: () => column(json()) }),
        numeric: inner.numeric,
        ...(typeof constant === 'string' ? { constant } : {}),
      });
    }
    case 'number': {
      const { constant } = inner;
      const known = typeof constant === 'number' ? constant : undefined;
      return numberValue(() => column(inner.number()), known);
    }
    case 'boolean': {
      const { constant } = inner;
      const known = typeof constant === 'boolean' ? constant : undefined;
      return booleanValue(() => column(inner.native()), known);
    }
    case 'timestamp':
      return timestampValue(() => column(inner.native()));
  }
}
