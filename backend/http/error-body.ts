import { Type, type Static } from '@sinclair/typebox';
import { errorCodes } from '../errors';

const text = (description: string) => Type.Union([Type.String(), Type.Null()], { description });

/** How every error is answered. */
export const ErrorBody = Type.Object(
  {
    error: Type.Object(
      {
        code: Type.Union(errorCodes.map((code) => Type.Literal(code))),
        message: Type.String({ description: 'what is wrong, with the input named' }),
        place: text('where: a field, a position in a query, a source'),
        remedy: text('what to do'),
      },
      { additionalProperties: false },
    ),
  },
  { additionalProperties: false, title: 'Error' },
);
export type ErrorBody = Static<typeof ErrorBody>;
