import { rowCount, type Field, type FieldValue, type Frame } from './frame';
import type { FrameMeta } from './frame-meta';

type Json = unknown;

/** Rows whose value JSON cannot hold; null stands in their place. */
interface Entities {
  NaN?: number[];
  Inf?: number[];
  NegInf?: number[];
}

interface FieldSchema {
  name?: string;
  type: string;
  typeInfo: { frame: string; nullable?: true };
  labels?: Readonly<Record<string, string>>;
  config?: Json;
}

/** A frame as Grafana's HTTP interface sends it to the browser (`DataFrameJSON`). */
export interface FrameJson {
  schema: { name?: string; refId?: string; meta?: Json; fields: FieldSchema[] };
  data: { values: Json[][]; entities?: (Entities | null)[]; nanos?: (number[] | null)[] };
}

const nanosPerMs = 1_000_000n;
const inspectTabs = ['', 'meta', 'error', 'data', 'stats'];

/** @throws Error where the fields differ in length */
export function frameJson(frame: Frame): FrameJson {
  rowCount(frame);
  const { name, refId, meta, fields } = frame;
  const entities = fields.map(entitiesOf);
  const nanos = fields.map(nanosOf);
  return {
    schema: {
      ...(name === '' ? {} : { name }),
      ...(refId === '' ? {} : { refId }),
      ...(meta === undefined ? {} : { meta: metaJson(meta) }),
      fields: fields.map(fieldSchema),
    },
    data: {
      values: fields.map(({ type, values }) => values.map(type === 'time' ? timeJson : valueJson)),
      ...(entities.some((entry) => entry !== null) ? { entities } : {}),
      ...(nanos.some((entry) => entry !== null) ? { nanos } : {}),
    },
  };
}

function fieldSchema({ name, type, itemType, nullable, labels, config }: Field): FieldSchema {
  return {
    ...(name === '' ? {} : { name }),
    type,
    typeInfo: { frame: itemType, ...(nullable ? { nullable: true } : {}) },
    ...(labels === undefined ? {} : { labels }),
    ...(config === undefined ? {} : { config: withoutEmpty(config) }),
  };
}

function metaJson({ typeVersion = [0, 0], notices, stats, ...rest }: FrameMeta): Json {
  return {
    ...withoutEmpty(rest),
    typeVersion,
    ...(stats === undefined || stats.length === 0 ? {} : { stats: stats.map(withoutEmpty) }),
    ...(notices === undefined || notices.length === 0
      ? {}
      : {
          notices: notices.map(({ severity = 'info', text = '', link = '', inspect = 0 }) => ({
            severity,
            text,
            ...(link === '' ? {} : { link }),
            ...(inspect === 0 ? {} : { inspect: inspectTabs[inspect] }),
          })),
        }),
  };
}

/** Go leaves empty texts, lists and absent values out; a limit that is null stays, it means NaN. */
function withoutEmpty(value: object): object {
  const entries = Object.entries(value).filter(([key, item]: [string, unknown]) => {
    if (item === null) return key === 'min' || key === 'max';
    return item !== undefined && item !== '' && !(Array.isArray(item) && item.length === 0);
  });
  return Object.fromEntries<unknown>(entries);
}

function valueJson(value: FieldValue): Json {
  // 64-bit integers beyond 2^53 lose digits, as they do in the browser.
  if (typeof value === 'bigint') return Number(value);
  if (typeof value === 'number' && !Number.isFinite(value)) return null;
  return value;
}

function floorMs(nanos: bigint): bigint {
  const ms = nanos / nanosPerMs;
  return ms * nanosPerMs > nanos ? ms - 1n : ms;
}

function timeJson(value: FieldValue): Json {
  return typeof value === 'bigint' ? Number(floorMs(value)) : value;
}

function entitiesOf({ values }: Field): Entities | null {
  const found: Entities = {};
  values.forEach((value, row) => {
    if (typeof value !== 'number' || Number.isFinite(value)) return;
    const key = Number.isNaN(value) ? 'NaN' : value > 0 ? 'Inf' : 'NegInf';
    (found[key] ??= []).push(row);
  });
  return Object.keys(found).length === 0 ? null : found;
}

/** What is left of each time after whole milliseconds. */
function nanosOf({ type, values }: Field): number[] | null {
  if (type !== 'time') return null;
  const rest = values.map((value) =>
    typeof value === 'bigint' ? Number(value - floorMs(value) * nanosPerMs) : 0,
  );
  return rest.some((value) => value !== 0) ? rest : null;
}
