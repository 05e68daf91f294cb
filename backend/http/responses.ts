import { Type, type TSchema } from '@sinclair/typebox';
import { ErrorBody } from './error-body';

/** The schema of errors, described for one status; the document refers to it by its name. */
const error = (description: string) =>
  Type.Unsafe<ErrorBody>({
    ...ErrorBody,
    reference: 'Error',
    'x-response-description': description,
  });

/** The errors that every guarded path can answer. */
const always = {
  401: error('a token is needed'),
  403: error('host, origin or source is not allowed'),
  500: error('a fault of Tailgate'),
};

/** The answers of a path that runs queries. */
export function queryResponses<S extends TSchema>(answer: S) {
  return {
    200: answer,
    400: error('the query is wrong'),
    ...always,
    404: error('there is no such source or log group'),
    413: error('the body is too large'),
    415: error('the body is not JSON'),
    422: error('what was found cannot be read'),
    429: error('a quota or a budget is used up'),
    503: error('something that Tailgate depends on failed, or Tailgate is stopping'),
    504: error('it took too long'),
  };
}

/** The answers of a path that runs none. */
export function plainResponses<S extends TSchema>(answer: S) {
  return { 200: answer, ...always };
}

/** The answers of a path that needs no token. */
export function openResponses<S extends TSchema>(answer: S) {
  return {
    200: answer,
    403: always[403],
    429: error('too many callers'),
    500: always[500],
    503: error('what was asked for does not run, or cannot be reached from there'),
  };
}
