import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Type, type Static } from '@sinclair/typebox';
import { Value } from '@sinclair/typebox/value';
import { parse } from 'yaml';
import { root } from './dockerfile';

const strict = { additionalProperties: false };
const Texts = Type.Array(Type.String());

const Service = Type.Object(
  {
    image: Type.String(),
    build: Type.Object({ context: Type.Literal('.'), target: Type.String() }, strict),
    network_mode: Type.Optional(Type.Literal('none')),
    entrypoint: Type.Optional(Texts),
    command: Type.Optional(Texts),
    environment: Type.Record(Type.String(), Type.String(), { default: {} }),
    volumes: Type.Array(Type.String(), { default: [] }),
    ports: Type.Array(Type.String(), { default: [] }),
    expose: Type.Array(Type.String(), { default: [] }),
    depends_on: Type.Record(
      Type.String(),
      Type.Object({
        condition: Type.Union([
          Type.Literal('service_healthy'),
          Type.Literal('service_completed_successfully'),
        ]),
      }),
      { default: {} },
    ),
    stop_grace_period: Type.Optional(Type.String()),
    read_only: Type.Optional(Type.Boolean()),
    tmpfs: Type.Optional(Texts),
    cap_drop: Type.Optional(Texts),
    security_opt: Type.Optional(Texts),
    restart: Type.Optional(Type.String()),
  },
  strict,
);
export type Service = Static<typeof Service>;

const Compose = Type.Object(
  {
    name: Type.String(),
    services: Type.Object({ token: Service, backend: Service, grafana: Service }, strict),
    volumes: Type.Record(Type.String(), Type.Null()),
  },
  strict,
);
export type Compose = Static<typeof Compose>;

/** docker-compose.yml. @throws Error where it holds a key that these tests do not look at */
export function readCompose(): Compose {
  const content: unknown = parse(readFileSync(join(root, 'docker-compose.yml'), 'utf8'));
  return Value.Parse(Compose, content);
}

export interface Mount {
  readonly volume: string;
  readonly target: string;
  readonly readOnly: boolean;
}

/** The volumes of a service and where it sees them. */
export function mounts(service: Service): readonly Mount[] {
  return service.volumes.map((text) => {
    const [volume = '', target = '', mode] = text.split(':');
    return { volume, target, readOnly: mode === 'ro' };
  });
}
