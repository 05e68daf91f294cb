import { Type, type Static, type TObject, type TProperties, type TSchema } from '@sinclair/typebox';
import { Value } from '@sinclair/typebox/value';
import { Field, MapField, Root, Type as WireType } from 'protobufjs/light';
import { TailgateError } from '../../errors';
import { wireFieldOf } from './fields';

/** A message of the wire: its schema, and the way from and to bytes. */
export interface Message<S extends TSchema> {
  readonly schema: S;
  encode(value: Static<S>): Buffer;
  /** @throws TailgateError `invalid-input` where the bytes are no such message */
  decode(bytes: Uint8Array): Static<S>;
}

/** Every message by its name, so that fields find the messages that they refer to. */
const known = new Root();

function wireType(name: string, properties: TProperties): WireType {
  const type = new WireType(name);
  for (const [key, schema] of Object.entries(properties)) {
    const { id, type: of, shape } = wireFieldOf(schema);
    if (shape === 'map') type.add(new MapField(key, id, 'string', of));
    else type.add(new Field(key, id, of, shape === 'list' ? 'repeated' : undefined));
  }
  known.add(type);
  return type;
}

/** Absent fields get the default of protobuf, absent messages null: a reader need not ask for both. */
const conversion = { longs: Number, defaults: true, arrays: true, objects: true };

/**
 * Describes a message once: its fields with their numbers make its type, its check and its bytes.
 * A message must be described before those that refer to it.
 */
export function message<P extends TProperties>(name: string, properties: P): Message<TObject<P>> {
  const schema = Type.Object(properties, { title: name });
  const type = wireType(name, properties);
  return {
    schema,
    encode: (value) => {
      const written = type.encode(value).finish();
      return Buffer.from(written.buffer, written.byteOffset, written.byteLength);
    },
    decode: (bytes) => {
      let plain: unknown;
      try {
        plain = type.toObject(type.decode(bytes), conversion);
      } catch (error) {
        throw new TailgateError('invalid-input', `The bytes are no ${name}.`, { cause: error });
      }
      if (Value.Check(schema, plain)) return plain;
      throw new TailgateError('invalid-input', `The ${name} does not fit its description.`);
    },
  };
}
