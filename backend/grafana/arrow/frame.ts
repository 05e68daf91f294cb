/** How Grafana shows a field; the names are Grafana's. */
export interface FieldConfig {
  readonly displayNameFromDS?: string;
  readonly unit?: string;
  readonly description?: string;
  readonly min?: number;
  readonly max?: number;
}

interface Common {
  readonly name: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly config?: FieldConfig;
}

/** A column of a frame. A null stands only in a field that is nullable. */
export type FrameField = Common &
  (
    | {
        readonly type: 'time';
        readonly nullable: boolean;
        /** ms since the epoch */
        readonly values: readonly (number | null)[];
      }
    | {
        readonly type: 'number';
        readonly nullable: boolean;
        readonly values: readonly (number | null)[];
      }
    | {
        readonly type: 'text';
        readonly nullable: boolean;
        readonly values: readonly (string | null)[];
      }
    | { readonly type: 'json'; readonly nullable: false; readonly values: readonly object[] }
  );

/** A number for Grafana's inspector. */
export interface FrameStat {
  readonly displayName: string;
  readonly value: number;
  readonly unit?: string;
}

/** What Grafana may know about a frame; it refuses a whole answer where this does not fit. */
export interface FrameMeta {
  readonly type?: 'timeseries-wide' | 'numeric-long' | 'log-lines' | 'heatmap-rows';
  readonly typeVersion?: readonly [number, number];
  readonly preferredVisualisationType?: 'graph' | 'table' | 'logs';
  readonly executedQueryString?: string;
  readonly stats?: readonly FrameStat[];
  readonly notices?: readonly { readonly severity: 'info' | 'warning'; readonly text: string }[];
  readonly custom?: Readonly<Record<string, unknown>>;
}

/** A Grafana data frame: columns of equal length. */
export interface Frame {
  readonly name: string;
  readonly meta: FrameMeta;
  readonly fields: readonly FrameField[];
}

type Options = Pick<Common, 'labels' | 'config'>;

/** A time that every row has. */
export function timeField(name: string, values: readonly number[]): FrameField {
  return { name, type: 'time', nullable: false, values };
}

/** Numbers, any of which may be missing. */
export function numberField(
  name: string,
  values: readonly (number | null)[],
  options: Options = {},
): FrameField {
  return { name, type: 'number', nullable: true, values, ...options };
}

/** A text that every row has. */
export function textField(
  name: string,
  values: readonly string[],
  options: Options = {},
): FrameField {
  return { name, type: 'text', nullable: false, values, ...options };
}

/** Texts, any of which may be missing. */
export function optionalTextField(
  name: string,
  values: readonly (string | null)[],
  options: Options = {},
): FrameField {
  return { name, type: 'text', nullable: true, values, ...options };
}

/** An object in every row. */
export function jsonField(name: string, values: readonly object[]): FrameField {
  return { name, type: 'json', nullable: false, values };
}
