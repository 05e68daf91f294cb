import { Type } from '@sinclair/typebox';
import { compareText } from '../embedded/log-catalogue';
import { logGroupArn } from '../embedded/logs-engine';
import { invalidParameter } from '../server/service-error';
import { nameOfIdentifier } from './log-group-choice';
import { operation } from './operation';
import { readPageToken, writePageToken } from './page-token';
import { pageSize, shapes, wordOf } from './shapes';

const maximumPage = 50;

const input = Type.Object({
  logGroupNamePrefix: Type.Optional(shapes.logGroupName),
  logGroupNamePattern: Type.Optional(
    Type.String({
      maxLength: 512,
      pattern: '^[.\\-_/#A-Za-z0-9]*$',
      shown: '[\\.\\-_/#A-Za-z0-9]*',
    }),
  ),
  logGroupClass: Type.Optional(wordOf('STANDARD', 'INFREQUENT_ACCESS', 'DELIVERY')),
  logGroupIdentifiers: Type.Optional(
    Type.Array(shapes.logGroupIdentifier, { minItems: 1, maxItems: 50 }),
  ),
  limit: Type.Optional(pageSize(maximumPage)),
  nextToken: Type.Optional(shapes.token),
});

/** Lists log groups by name. */
export const describeLogGroups = operation('DescribeLogGroups', input, async (engine, call) => {
  const { logGroupNamePrefix, logGroupNamePattern, logGroupClass } = call;
  if (logGroupNamePrefix !== undefined && logGroupNamePattern !== undefined) {
    throw invalidParameter(
      'LogGroup name prefix and LogGroup name pattern are mutually exclusive parameters.',
    );
  }
  const wanted =
    call.logGroupIdentifiers && new Set(call.logGroupIdentifiers.map(nameOfIdentifier));
  const scope = 'DescribeLogGroups';
  const after = call.nextToken === undefined ? '' : String(readPageToken(scope, call.nextToken)[0]);
  const groups = engine.catalogue
    .list()
    .filter(
      ({ name, logClass }) =>
        name.startsWith(logGroupNamePrefix ?? '') &&
        name.includes(logGroupNamePattern ?? '') &&
        (logGroupClass === undefined || logClass === logGroupClass) &&
        (wanted === undefined || wanted.has(name)) &&
        compareText(name, after) > 0,
    );
  const page = groups.slice(0, call.limit ?? maximumPage);
  const last = page.at(-1);
  return {
    logGroups: await Promise.all(
      page.map(async ({ name, createdMs, logClass }) => ({
        logGroupName: name,
        creationTime: createdMs,
        metricFilterCount: 0,
        arn: `${logGroupArn(engine.region, name)}:*`,
        logGroupArn: logGroupArn(engine.region, name),
        storedBytes: await engine.reader.storedBytes(name),
        logGroupClass: logClass,
      })),
    ),
    ...(last !== undefined && groups.length > page.length
      ? { nextToken: writePageToken(scope, [last.name]) }
      : {}),
  };
});
