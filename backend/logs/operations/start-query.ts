import { Type } from '@sinclair/typebox';
import type { LogsEngine } from '../embedded/logs-engine';
import { check, MalformedQueryError, parse, type Query } from '../../insights';
import { invalidParameter, ServiceError } from '../server/service-error';
import { embeddedAccount } from '../store/group-relation';
import { nameOfIdentifier, requireClass } from './log-group-choice';
import { operation } from './operation';
import { pageSize, shapes, wordOf } from './shapes';

/** Rows of a query that says no limit. */
const defaultRows = 10_000;
const maximumGroups = 50;
/** Greater times are ms, as in a sample of AWS's own; as seconds they would lie after the year 5138. */
const firstMs = 100_000_000_000;
/** The last time that a date can have, ms since the epoch. */
const lastMs = 8_640_000_000_000_000;

const groupList = Type.Array(shapes.logGroupIdentifier, { maxItems: maximumGroups });

const input = Type.Object({
  startTime: Type.Integer({ minimum: 0 }),
  endTime: Type.Integer({ minimum: 0 }),
  queryString: Type.String({ maxLength: 10_000 }),
  limit: Type.Optional(pageSize(100_000)),
  logGroupName: Type.Optional(shapes.logGroupName),
  logGroupNames: Type.Optional(Type.Array(shapes.logGroupName, { maxItems: maximumGroups })),
  logGroupIdentifiers: Type.Optional(groupList),
  queryLanguage: Type.Optional(wordOf('CWLI', 'SQL', 'PPL')),
});

/** Starts a query. Both ends of the range are inclusive, in seconds. */
export const startQuery = operation('StartQuery', input, (engine, call, requestId) => {
  const { rowLimit } = engine.switches;
  if (call.limit !== undefined && call.limit > rowLimit) {
    throw invalidParameter(
      `1 validation error detected: Value '${call.limit}' at 'limit' failed to satisfy constraint: Member must have value less than or equal to ${rowLimit}`,
    );
  }
  if ((call.queryLanguage ?? 'CWLI') !== 'CWLI') {
    throw invalidParameter(
      `The embedded CloudWatch Logs answers queries in CWLI only, not in ${call.queryLanguage}.`,
    );
  }
  const fromMs = call.startTime > firstMs ? call.startTime : call.startTime * 1000;
  const toMs = call.endTime > firstMs ? call.endTime + 1 : (call.endTime + 1) * 1000;
  if (toMs <= fromMs) throw invalidParameter('endTime must not be before startTime.');
  const query = readQuery(call.queryString);
  const logGroups = chooseGroups(engine, call, requestId);
  const isLimited = query.commands.some(({ kind }) => kind === 'limit');
  const { id } = engine.queries.start({
    query,
    text: call.queryString,
    logGroups,
    fromMs: Math.min(fromMs, lastMs),
    toMs: Math.min(toMs, lastMs),
    rowLimit: call.limit ?? (isLimited ? rowLimit : Math.min(defaultRows, rowLimit)),
  });
  return { queryId: id };
});

/** @throws ServiceError MalformedQueryException */
function readQuery(text: string): Query {
  try {
    const query = parse(text);
    check(query);
    return query;
  } catch (thrown) {
    if (!(thrown instanceof MalformedQueryError)) throw thrown;
    const { startCharOffset, endCharOffset, message, remedy } = thrown;
    const words = remedy === undefined ? message : `${message}. ${remedy}`;
    throw new ServiceError('MalformedQueryException', words, {
      queryCompileError: { location: { startCharOffset, endCharOffset }, message: words },
    });
  }
}

interface GroupMembers {
  readonly logGroupName?: string;
  readonly logGroupNames?: readonly string[];
  readonly logGroupIdentifiers?: readonly string[];
}

function chooseGroups(engine: LogsEngine, call: GroupMembers, requestId: string): string[] {
  const { logGroupName, logGroupNames, logGroupIdentifiers } = call;
  const given = [logGroupName && [logGroupName], logGroupNames, logGroupIdentifiers].filter(
    (list) => list !== undefined && list.length > 0,
  );
  const [identifiers] = given;
  if (given.length !== 1 || identifiers === undefined || identifiers === '') {
    throw invalidParameter(
      'Exactly one of logGroupName, logGroupNames and logGroupIdentifiers must be given.',
    );
  }
  return identifiers.map((identifier) => {
    const name = nameOfIdentifier(identifier);
    if (name !== undefined && engine.catalogue.hasGroup(name)) {
      requireClass(engine, name, 'StartQuery', ['STANDARD', 'INFREQUENT_ACCESS']);
      return name;
    }
    throw new ServiceError(
      'ResourceNotFoundException',
      `Log group '${identifier}' does not exist for account ID '${embeddedAccount}' (Service: AWSLogs; Status Code: 400; Error Code: ResourceNotFoundException; Request ID: ${requestId}; Proxy: null)`,
    );
  });
}
