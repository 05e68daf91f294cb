import { Type, type Static } from '@sinclair/typebox';
import { RuleId } from './rules';

const strict = { additionalProperties: false };

/** A source that queries can name. */
export const SourceDescription = Type.Object(
  {
    name: Type.String(),
    logGroups: Type.Integer({ description: 'how many log groups it reads' }),
  },
  strict,
);
export type SourceDescription = Static<typeof SourceDescription>;
export const SourceList = Type.Object({ sources: Type.Array(SourceDescription) }, strict);
export type SourceList = Static<typeof SourceList>;

/** A rule that runs. */
export const RuleDescription = Type.Object(
  {
    id: RuleId,
    title: Type.String(),
    needs: Type.Array(Type.Array(Type.String()), {
      description:
        'sets of fields of the access log: the rule can run where all fields of one set are logged',
    }),
    docs: Type.String({ description: 'the page that explains it, within the project' }),
  },
  strict,
);
export type RuleDescription = Static<typeof RuleDescription>;
export const RuleList = Type.Object({ rules: Type.Array(RuleDescription) }, strict);
export type RuleList = Static<typeof RuleList>;
