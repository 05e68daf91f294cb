import { Type, type Static } from '@sinclair/typebox';
import { Episode } from './episode';
import { Finding } from './finding';
import { Instant } from './units';

/** Why lines could not be used, and how many. */
export const UnreadableReason = Type.Object(
  {
    reason: Type.String(),
    count: Type.Integer(),
    file: Type.String(),
    example: Type.Union([Type.String(), Type.Null()]),
  },
  { additionalProperties: false },
);
export type UnreadableReason = Static<typeof UnreadableReason>;

/** What was read. */
export const AnalysisInput = Type.Object(
  {
    files: Type.Array(
      Type.Object(
        {
          name: Type.String(),
          shape: Type.String({ description: 'how the file is laid out, for example s3-export' }),
          content: Type.String({ description: 'what its lines are, for example rest-access-log' }),
          logGroup: Type.String(),
          bytes: Type.Integer(),
          events: Type.Integer(),
          unreadable: Type.Integer(),
          error: Type.Union([Type.String(), Type.Null()]),
        },
        { additionalProperties: false },
      ),
    ),
    events: Type.Integer({ description: 'log events read, the unreadable ones included' }),
    unreadable: Type.Integer({ description: 'events that no rule could use although they should' }),
    unreadableReasons: Type.Array(UnreadableReason),
    from: Type.Union([Instant, Type.Null()]),
    to: Type.Union([Instant, Type.Null()]),
    bytesScanned: Type.Integer(),
  },
  { additionalProperties: false },
);
export type AnalysisInput = Static<typeof AnalysisInput>;

/** The answer of `tailgate analyze --format json`. */
export const Analysis = Type.Object(
  {
    findings: Type.Array(Finding),
    episodes: Type.Array(Episode),
    input: AnalysisInput,
    notices: Type.Array(Type.String(), {
      description: 'what the reader should know about the input',
    }),
  },
  { additionalProperties: false },
);
export type Analysis = Static<typeof Analysis>;
