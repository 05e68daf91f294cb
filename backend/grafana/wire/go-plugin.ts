import type { Static } from '@sinclair/typebox';
import { bytes, flag, int32, one, text, uint32 } from './fields';
import { message } from './message';

/** google.protobuf.Empty */
export const Empty = message('Empty', {});
export type Empty = Static<typeof Empty.schema>;

const Knock = message('Knock', { knock: flag(1), ack: flag(2), error: text(3) });
/** Side channels that go-plugin can open; Grafana opens the stream and sends nothing. */
export const ConnInfo = message('ConnInfo', {
  serviceId: uint32(1),
  network: text(2),
  address: text(3),
  knock: one(4, Knock.schema),
});
export type ConnInfo = Static<typeof ConnInfo.schema>;

/** Output of a plugin process that go-plugin would print; ours prints its own. */
export const StdioData = message('StdioData', { channel: int32(1), data: bytes(2) });
export type StdioData = Static<typeof StdioData.schema>;

/** grpc.health.v1 */
export const HealthCheckRequest = message('HealthCheckRequest', { service: text(1) });
export type HealthCheckRequest = Static<typeof HealthCheckRequest.schema>;
export const HealthCheckResponse = message('HealthCheckResponse', { status: int32(1) });
export type HealthCheckResponse = Static<typeof HealthCheckResponse.schema>;
/** What `status` of grpc.health.v1 may be. */
export const servingStatus = { serving: 1, notServing: 2 } as const;
