export { EmbeddedCarrier, type CarrierOptions } from './carrier/embedded-carrier';
export { type EngineSettings, minimumMemoryLimitMib } from './database';
export { ingestFiles, type IngestOptions, type IngestProgress } from './ingest/ingest-files';
export type { IngestReport, UnreadableInput } from './ingest/report';
export { EmbeddedLogs, type EmbeddedLogsOptions } from './embedded/embedded-logs';
export type { InputEvent } from './embedded/event-writer';
export type { EngineSwitches, ForcedOutcome } from './embedded/switches';
export { operationNames } from './operations/registry';
export {
  type InputFile,
  type InputListing,
  listInputFiles,
  type SkippedInput,
} from './input/input-file';
export { spool, type SpooledInput } from './input/spool';
export type { Shape } from './readers/reader';
export { type MessageSample, sampleMessages } from './input/sample-messages';
export { EventStore } from './store/event-store';
export type { Retention } from './store/retention';
export { plausibleTimes, type TimeRange, type TimestampHint } from './timestamp-hint';
