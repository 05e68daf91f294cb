import type { CallContext, FaultAnswer } from './call-context';
import type { Fault } from './fault';
import { queryExcerpt } from './query-excerpt';

export function malformed(fault: Fault, context: CallContext): FaultAnswer {
  const { compileError } = fault;
  const said =
    compileError?.message === undefined || compileError.message === ''
      ? fault.message
      : compileError.message;
  const remedy = 'Correct the query at the marked place.';
  if (compileError?.start === undefined || context.queryText === undefined) {
    return {
      code: 'malformed-query',
      message: `CloudWatch Logs cannot read the query: ${said}`,
      remedy,
    };
  }
  const excerpt = queryExcerpt(context.queryText, compileError.start, compileError.end);
  return {
    code: 'malformed-query',
    message: `CloudWatch Logs cannot read the query: ${said}\n${excerpt.text}`,
    place: `line ${excerpt.line}, column ${excerpt.column}`,
    remedy,
  };
}
