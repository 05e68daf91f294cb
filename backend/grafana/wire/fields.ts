import { Type, type TSchema } from '@sinclair/typebox';
import { keyword } from '../../config/options';
import { isMapping } from '../../config/defaults';

/** How a field travels: the number and the type that protobuf has for it. */
export interface WireField {
  readonly id: number;
  /** A scalar type of protobuf, or the name of a message. */
  readonly type: string;
  readonly shape: 'one' | 'list' | 'map';
}

const on = (id: number, type: string, shape: WireField['shape'] = 'one') => ({
  wire: { id, type, shape },
});

/** The name under which a message is known to fields of its type. */
function nameOf(message: TSchema): string {
  const { title } = message;
  if (title === undefined) throw new Error('A message that a field refers to needs a title.');
  return title;
}

// The numbers are those of Grafana's and go-plugin's .proto files; enums travel as int32 does.
export const text = (id: number) => Type.String(on(id, 'string'));
export const flag = (id: number) => Type.Boolean(on(id, 'bool'));
export const bytes = (id: number) => Type.Uint8Array(on(id, 'bytes'));
export const int32 = (id: number) => Type.Number(on(id, 'int32'));
export const uint32 = (id: number) => Type.Number(on(id, 'uint32'));
/** As a JavaScript number: exact up to 2^53. */
export const int64 = (id: number) => Type.Number(on(id, 'int64'));
export const texts = (id: number) => Type.Array(Type.String(), on(id, 'string', 'list'));
export const byteStrings = (id: number) => Type.Array(Type.Uint8Array(), on(id, 'bytes', 'list'));
export const textMap = (id: number) =>
  Type.Record(Type.String(), Type.String(), on(id, 'string', 'map'));
/** A message that may be absent, which is null. */
export const one = <S extends TSchema>(id: number, message: S) =>
  Type.Union([message, Type.Null()], on(id, nameOf(message)));
export const list = <S extends TSchema>(id: number, message: S) =>
  Type.Array(message, on(id, nameOf(message), 'list'));
export const mapOf = <S extends TSchema>(id: number, message: S) =>
  Type.Record(Type.String(), message, on(id, nameOf(message), 'map'));

/** What a field builder wrote into a schema. */
export function wireFieldOf(schema: TSchema): WireField {
  const found = keyword(schema, 'wire');
  if (isMapping(found)) {
    const { id, type, shape } = found;
    if (typeof id === 'number' && typeof type === 'string') {
      if (shape === 'one' || shape === 'list' || shape === 'map') return { id, type, shape };
    }
  }
  throw new Error('A field of a message is built by one of the functions of this file.');
}
