import {
  CreateLogGroupCommand,
  CreateLogStreamCommand,
  DeleteLogGroupCommand,
  DescribeLogGroupsCommand,
  DescribeLogStreamsCommand,
  DescribeQueriesCommand,
  FilterLogEventsCommand,
  GetLogEventsCommand,
  GetLogGroupFieldsCommand,
  GetLogRecordCommand,
  GetQueryResultsCommand,
  ListTagsForResourceCommand,
  PutLogEventsCommand,
  StartQueryCommand,
  StopQueryCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import { anyNumber, objectWith, parseObject, textLike } from '../testing/matchers';
import { rowsOf, TestServer } from '../testing/embedded-server';

const now = Date.UTC(2026, 10, 20, 12);
const second = now / 1000;
const group = { logGroupName: '/aws/api' };
const stream = { ...group, logStreamName: 'one' };
const range = { startTime: second - 60, endTime: second + 60 };

let server: TestServer;
beforeAll(async () => {
  server = await TestServer.start({ clock: () => now });
  const { client } = server;
  await client.send(new CreateLogGroupCommand(group));
  await client.send(new CreateLogStreamCommand(stream));
  await client.send(new CreateLogStreamCommand({ ...group, logStreamName: 'two' }));
  const logEvents = Array.from({ length: 10 }, (_, n) => ({
    timestamp: now + n * 1000,
    message: JSON.stringify({ n, ...(n % 2 === 0 ? { even: 'yes' } : {}), latency: n * 10.5 }),
  }));
  await client.send(new PutLogEventsCommand({ ...stream, logEvents }));
  await client.send(
    new PutLogEventsCommand({
      ...group,
      logStreamName: 'two',
      logEvents: [{ timestamp: now, message: 'plain ERROR "text"' }],
    }),
  );
});
afterAll(() => server.remove());

const put = (logEvents: { timestamp: number; message: string }[], target = stream) =>
  server.client.send(new PutLogEventsCommand({ ...target, logEvents }));
const failure = (name: string, message: string | RegExp) => ({
  name,
  message: typeof message === 'string' ? message : textLike(message),
});
const validation = (text: string) =>
  failure('InvalidParameterException', `1 validation error detected: ${text}`);

describe('log groups and streams', () => {
  it('are listed with their ARNs, page by page', async () => {
    const { client } = server;
    await client.send(
      new CreateLogGroupCommand({ logGroupName: '/aws/b', logGroupClass: 'INFREQUENT_ACCESS' }),
    );
    const first = await client.send(
      new DescribeLogGroupsCommand({ logGroupNamePrefix: '/aws', limit: 1 }),
    );
    expect(first.logGroups).toEqual([
      {
        ...group,
        creationTime: now,
        metricFilterCount: 0,
        arn: 'arn:aws:logs:us-east-1:000000000000:log-group:/aws/api:*',
        logGroupArn: 'arn:aws:logs:us-east-1:000000000000:log-group:/aws/api',
        storedBytes: anyNumber,
        logGroupClass: 'STANDARD',
      },
    ]);
    expect(first.logGroups?.[0]?.storedBytes).toBeGreaterThan(200);
    const { nextToken } = first;
    const rest = await client.send(
      new DescribeLogGroupsCommand({ logGroupNamePrefix: '/aws', limit: 1, nextToken }),
    );
    expect(rest.logGroups?.map((one) => one.logGroupName)).toEqual(['/aws/b']);
    expect(rest.nextToken).toBeUndefined();
    const found = await client.send(new DescribeLogGroupsCommand({ logGroupNamePattern: 'ws/a' }));
    expect(found.logGroups?.map((one) => one.logGroupName)).toEqual(['/aws/api']);
    await client.send(new DeleteLogGroupCommand({ logGroupName: '/aws/b' }));
    await expect(
      client.send(new DeleteLogGroupCommand({ logGroupName: '/aws/b' })),
    ).rejects.toMatchObject(
      failure('ResourceNotFoundException', 'The specified log group does not exist.'),
    );
  });

  it('lists streams by name and by their last event', async () => {
    const { client } = server;
    const all = await client.send(new DescribeLogStreamsCommand(group));
    expect(all.logStreams).toEqual([
      {
        logStreamName: 'one',
        creationTime: now,
        firstEventTimestamp: now,
        lastEventTimestamp: now + 9000,
        lastIngestionTime: now,
        arn: 'arn:aws:logs:us-east-1:000000000000:log-group:/aws/api:log-stream:one',
        storedBytes: 0,
      },
      objectWith({ logStreamName: 'two' }),
    ]);
    const ordered = { ...group, orderBy: 'LastEventTime', descending: true, limit: 1 } as const;
    const newest = await client.send(new DescribeLogStreamsCommand(ordered));
    expect(newest.logStreams?.[0]?.logStreamName).toBe('one');
    const { nextToken } = newest;
    const next = await client.send(new DescribeLogStreamsCommand({ ...ordered, nextToken }));
    expect(next.logStreams?.map((one) => one.logStreamName)).toEqual(['two']);
    await expect(
      client.send(new DescribeLogStreamsCommand({ ...group, nextToken })),
    ).rejects.toMatchObject(
      failure('InvalidParameterException', 'The specified nextToken is invalid.'),
    );
  });

  it('are refused in AWS words', async () => {
    const { client } = server;
    await expect(client.send(new CreateLogGroupCommand(group))).rejects.toMatchObject(
      failure('ResourceAlreadyExistsException', 'The specified log group already exists'),
    );
    await expect(client.send(new CreateLogStreamCommand(stream))).rejects.toMatchObject(
      failure('ResourceAlreadyExistsException', 'The specified log stream already exists'),
    );
    await expect(
      client.send(new CreateLogStreamCommand({ logGroupName: 'no', logStreamName: 'x' })),
    ).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
    await expect(
      client.send(new CreateLogGroupCommand({ logGroupName: 'a b' })),
    ).rejects.toMatchObject(
      validation(
        "Value 'a b' at 'logGroupName' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\.\\-_/#A-Za-z0-9]+",
      ),
    );
    await expect(
      client.send(new CreateLogStreamCommand({ ...group, logStreamName: 'a:b' })),
    ).rejects.toMatchObject({ name: 'InvalidParameterException' });
    await expect(
      client.send(new CreateLogGroupCommand({ logGroupName: undefined })),
    ).rejects.toMatchObject(
      validation(
        "Value null at 'logGroupName' failed to satisfy constraint: Member must not be null",
      ),
    );
    await expect(
      client.send(new ListTagsForResourceCommand({ resourceArn: 'x' })),
    ).rejects.toMatchObject({ name: 'UnknownOperationException' });
  });
});

describe('PutLogEvents', () => {
  it.each([
    [
      'out of order',
      [
        [1, 'b'],
        [0, 'a'],
      ],
      /chronological order/,
    ],
    [
      'over more than a day',
      [
        [-86_400_000, 'a'],
        [1, 'b'],
      ],
      /cannot span more than 24 hours/,
    ],
    ['empty', [], /Member must have length greater than or equal to 1$/],
    ['with an empty message', [[0, '']], /at 'logEvents.1.member.message' failed/],
  ] as const)('refuses a batch that is %s', async (_, events, message) => {
    const logEvents = events.map(([at, text]) => ({ timestamp: now + at, message: text }));
    await expect(put(logEvents)).rejects.toMatchObject(
      failure('InvalidParameterException', message),
    );
  });

  it('counts bytes as AWS does', async () => {
    const event = (length: number) => ({ timestamp: now, message: 'é'.repeat(length) });
    await server.client.send(new CreateLogGroupCommand({ logGroupName: 'large' }));
    const large = { logGroupName: 'large', logStreamName: 'x' };
    await server.client.send(new CreateLogStreamCommand(large));
    // 4 x (262,118 + 26) = 1,048,576
    await expect(
      put(
        Array.from({ length: 4 }, () => event(131_059)),
        large,
      ),
    ).resolves.toBeDefined();
    await expect(
      put([...Array.from({ length: 4 }, () => event(131_059)), event(1)], large),
    ).rejects.toMatchObject(
      failure(
        'InvalidParameterException',
        'Upload too large: 1048604 bytes exceeds limit of 1048576',
      ),
    );
    await expect(put([event(524_289)], large)).rejects.toMatchObject(
      failure('InvalidParameterException', /^Log event too large/),
    );
    const many = Array.from({ length: 10_001 }, () => ({ timestamp: now, message: 'x' }));
    await expect(put(many, large)).rejects.toMatchObject(
      failure('InvalidParameterException', /Member must have length less than or equal to 10000$/),
    );
  });

  it('leaves out events too old or too new, and says which', async () => {
    const target = { logGroupName: 'ages', logStreamName: 'x' };
    await server.client.send(new CreateLogGroupCommand({ logGroupName: 'ages' }));
    await server.client.send(new CreateLogStreamCommand(target));
    const day = 86_400_000;
    const old = await put(
      [-14 * day - 1, -14 * day].map((at) => ({ timestamp: now + at, message: `${at}` })),
      target,
    );
    expect(old.rejectedLogEventsInfo).toEqual({ tooOldLogEventEndIndex: 1 });
    const young = await put(
      [7_200_000, 7_200_001].map((at) => ({ timestamp: now + at, message: `${at}` })),
      target,
    );
    expect(young.rejectedLogEventsInfo).toEqual({ tooNewLogEventStartIndex: 1 });
    const stored = await server.client.send(
      new GetLogEventsCommand({ ...target, startFromHead: true }),
    );
    expect(stored.events?.map(({ message }) => message)).toEqual([`${-14 * day}`, '7200000']);
    await expect(
      put([{ timestamp: now, message: 'x' }], { ...group, logStreamName: 'none' }),
    ).rejects.toMatchObject(
      failure('ResourceNotFoundException', 'The specified log stream does not exist.'),
    );
  });
});

describe('messages', () => {
  it('come back as they were, whatever they hold', async () => {
    const target = { logGroupName: 'hostile', logStreamName: 'x' };
    await server.client.send(new CreateLogGroupCommand({ logGroupName: 'hostile' }));
    await server.client.send(new CreateLogStreamCommand(target));
    const messages = [
      `{"a":${'['.repeat(100_000)}`,
      `{"a":${'['.repeat(50_000)}${']'.repeat(50_000)}}`,
      `${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}`,
      '{"k\\u0000":"\\u0000","__proto__":"p","constructor":"c","":"empty"}',
      '{"x\\"); drop table events_0; --":1}',
      'a\ufeff\u2028\u{1f600}\r\n\t',
      '{"big":1e400,"long":123456789012345678901234567890}',
    ];
    await put(
      messages.map((message) => ({ timestamp: now, message })),
      target,
    );
    const read = await server.client.send(
      new GetLogEventsCommand({ ...target, startFromHead: true }),
    );
    const stored = read.events?.map(({ message }) => message) ?? [];
    // A comparison of lists would print the deepest message in full.
    expect(messages.map((message, at) => stored[at] === message)).toEqual(messages.map(() => true));
    const answer = await server.query({
      logGroupName: 'hostile',
      ...range,
      queryString: 'filter constructor = "c" | fields __proto__, long',
    });
    expect(rowsOf(answer)).toHaveLength(1);
    expect(answer.results?.[0]?.[0]).toEqual({ field: '__proto__', value: 'p' });
    const nested = await server.query({
      logGroupName: 'hostile',
      ...range,
      queryString:
        'fields jsonParse(@message) as m | unnest m.a into item | fields jsonStringify(jsonParse(jsonStringify(m))) = jsonStringify(m) as same | display same, strlen(jsonStringify(item)) as n | sort n',
    });
    // The lists and the maps with the outermost one taken off.
    const lengths = [49_999 * 2, 19_999 * 6 + 1];
    expect(rowsOf(nested)).toMatchObject(lengths.map((n) => ({ same: '1', n: String(n) })));
  });

  it('keep a NUL, and have a replacement character where text is no Unicode', async () => {
    await server.logs.appendEvents('surrogates', 'x', [{ timestamp: now, message: 'a\ud800b\0c' }]);
    const read = await server.client.send(
      new GetLogEventsCommand({ logGroupName: 'surrogates', logStreamName: 'x' }),
    );
    expect(read.events?.[0]?.message).toBe('a\ufffdb\0c');
  });
});

it('offers for a log class what CloudWatch does', async () => {
  const { client } = server;
  for (const logGroupClass of ['INFREQUENT_ACCESS', 'DELIVERY'] as const) {
    const logGroupName = `class-${logGroupClass}`;
    await client.send(new CreateLogGroupCommand({ logGroupName, logGroupClass }));
    await client.send(new CreateLogStreamCommand({ logGroupName, logStreamName: 'x' }));
    for (const call of [
      client.send(new GetLogEventsCommand({ logGroupName, logStreamName: 'x' })),
      client.send(new FilterLogEventsCommand({ logGroupName })),
    ]) {
      await expect(call).rejects.toMatchObject(
        failure('InvalidParameterException', /is not supported for log groups of the class/),
      );
    }
    const query = server.query({ logGroupName, ...range, queryString: 'fields @message' });
    if (logGroupClass === 'DELIVERY') {
      await expect(query).rejects.toMatchObject({ name: 'InvalidParameterException' });
    } else expect((await query).status).toBe('Complete');
  }
});

describe('GetLogEvents', () => {
  it('pages forwards until it gives the token back', async () => {
    const seen: (string | undefined)[] = [];
    let nextToken: string | undefined;
    for (;;) {
      const page = await server.client.send(
        new GetLogEventsCommand({ ...stream, startFromHead: true, limit: 4, nextToken }),
      );
      if (page.nextForwardToken === nextToken) break;
      seen.push(...(page.events ?? []).map(({ message }) => message));
      nextToken = page.nextForwardToken;
    }
    expect(seen.map((message) => parseObject(message ?? '')['n'])).toEqual([
      0, 1, 2, 3, 4, 5, 6, 7, 8, 9,
    ]);
  });

  it('pages backwards from the newest', async () => {
    const last = await server.client.send(new GetLogEventsCommand({ ...stream, limit: 3 }));
    expect(last.events?.map(({ timestamp }) => (timestamp ?? 0) - now)).toEqual([7000, 8000, 9000]);
    const before = await server.client.send(
      new GetLogEventsCommand({ ...stream, limit: 3, nextToken: last.nextBackwardToken }),
    );
    expect(before.events?.map(({ timestamp }) => (timestamp ?? 0) - now)).toEqual([
      4000, 5000, 6000,
    ]);
    const again = await server.client.send(
      new GetLogEventsCommand({ ...stream, limit: 3, nextToken: before.nextForwardToken }),
    );
    expect(again.events).toEqual(last.events);
  });

  it('keeps to a range whose end is exclusive, and refuses foreign tokens', async () => {
    const some = await server.client.send(
      new GetLogEventsCommand({ ...stream, startTime: now + 1000, endTime: now + 3000 }),
    );
    expect(some.events).toHaveLength(2);
    await expect(
      server.client.send(new GetLogEventsCommand({ ...stream, nextToken: 'f/1' })),
    ).rejects.toMatchObject(
      failure('InvalidParameterException', 'The specified nextToken is invalid.'),
    );
  });
});

describe('FilterLogEvents', () => {
  it('finds events across streams and pages', async () => {
    const found = await server.client.send(
      new FilterLogEventsCommand({ ...group, filterPattern: 'ERROR' }),
    );
    expect(found.events).toEqual([
      {
        logStreamName: 'two',
        timestamp: now,
        ingestionTime: now,
        message: 'plain ERROR "text"',
        eventId: textLike(/^\d{56}$/),
      },
    ]);
    const input = { ...group, filterPattern: '{ $.n >= 3 && $.even = "y*" }', limit: 2 };
    const first = await server.client.send(new FilterLogEventsCommand(input));
    const second = await server.client.send(
      new FilterLogEventsCommand({ ...input, nextToken: first.nextToken }),
    );
    const times = [first, second].map(({ events = [] }) =>
      events.map(({ timestamp }) => ((timestamp ?? 0) - now) / 1000),
    );
    expect(times).toEqual([[4, 6], [8]]);
    expect(second.nextToken).toBeUndefined();
    const named = await server.client.send(
      new FilterLogEventsCommand({ ...group, logStreamNamePrefix: 'o', startTime: now + 9000 }),
    );
    expect(named.events).toHaveLength(1);
  });

  it('refuses in AWS words', async () => {
    const filter = (input: object) =>
      server.client.send(new FilterLogEventsCommand({ ...group, ...input }));
    await expect(filter({ limit: 10_001 })).rejects.toMatchObject(
      validation(
        "Value '10001' at 'limit' failed to satisfy constraint: Member must have value less than or equal to 10000",
      ),
    );
    await expect(filter({ nextToken: 'x' })).rejects.toMatchObject(
      failure('InvalidParameterException', 'The specified nextToken is invalid.'),
    );
    await expect(filter({ filterPattern: '[a, b]' })).rejects.toMatchObject(
      failure('InvalidParameterException', /^Invalid filter pattern/),
    );
  });
});

describe('queries', () => {
  it('give rows of events with pointers, and leave out what is missing', async () => {
    const answer = await server.query({
      ...group,
      ...range,
      queryString: 'fields @timestamp, n, even, latency | filter ispresent(n) | sort n desc',
      limit: 2,
    });
    expect(answer).toMatchObject({ status: 'Complete', queryLanguage: 'CWLI' });
    expect(rowsOf(answer)).toEqual([
      {
        '@timestamp': '2026-11-20 12:00:09.000',
        n: '9',
        latency: '94.5',
        '@ptr': textLike(/^[A-Za-z0-9+/]+=*$/),
      },
      objectWith({ n: '8', even: 'yes' }),
    ]);
    expect(answer.statistics).toMatchObject({
      recordsMatched: 10,
      recordsScanned: 11,
      logGroupsScanned: 1,
    });
    expect(answer.statistics?.bytesScanned).toBeGreaterThan(200);
    const pointer = rowsOf(answer)[0]?.['@ptr'];
    const { logRecord } = await server.client.send(
      new GetLogRecordCommand({ logRecordPointer: pointer }),
    );
    expect(logRecord).toEqual({
      '@ptr': pointer,
      '@log': '000000000000:/aws/api',
      '@logStream': 'one',
      '@timestamp': String(now + 9000),
      '@ingestionTime': String(now),
      '@message': '{"n":9,"latency":94.5}',
      n: '9',
      latency: '94.5',
    });
  });

  it('include both ends in seconds, and take names and ARNs', async () => {
    const arn = 'arn:aws:logs:eu-central-1:000000000000:log-group:/aws/api';
    const count = async (input: { startTime: number; endTime: number }) => {
      const answer = await server.query({
        ...input,
        logGroupIdentifiers: [arn],
        queryString: 'filter ispresent(n) | stats count(*) as n, avg(latency) by bin(1h)',
      });
      return rowsOf(answer);
    };
    expect(await count({ startTime: second, endTime: second + 2 })).toEqual([
      { 'bin(1h)': '2026-11-20 12:00:00.000', n: '3', 'avg(latency)': '10.5' },
    ]);
    expect(await count({ startTime: now, endTime: now + 2000 })).toHaveLength(1);
  });

  it('page their rows in one order', async () => {
    const events = Array.from({ length: 25_000 }, (_, n) => ({
      timestamp: now - 1000 + Math.floor(n / 100),
      message: `{"k":${n}}`,
    }));
    await server.logs.appendEvents('many', 'x', events);
    const answer = await server.query({
      logGroupName: 'many',
      ...range,
      queryString: 'fields k | sort k asc | limit 25000',
    });
    const rows = rowsOf(answer);
    let { nextToken } = answer;
    let pages = 1;
    while (nextToken !== undefined) {
      const list = await server.client.send(new DescribeQueriesCommand({ maxResults: 1 }));
      const queryId = list.queries?.[0]?.queryId;
      const page = await server.client.send(new GetQueryResultsCommand({ queryId, nextToken }));
      rows.push(...rowsOf(page));
      nextToken = page.nextToken;
      pages += 1;
    }
    expect(pages).toBe(3);
    expect(rows.map(({ k }) => Number(k))).toEqual(events.map((_, n) => n));
    const unlimited = await server.query({
      logGroupName: 'many',
      ...range,
      queryString: 'fields k',
    });
    expect([unlimited.results?.length, unlimited.nextToken]).toEqual([10_000, undefined]);
    expect(rowsOf(unlimited)[0]).toMatchObject({ k: '24999' });
  });

  it('are listed with what they ask', async () => {
    await server.query({ ...group, ...range, queryString: 'fields @message' });
    const { queries } = await server.client.send(
      new DescribeQueriesCommand({ ...group, status: 'Complete', maxResults: 1 }),
    );
    expect(queries).toEqual([
      objectWith({
        queryString: `SOURCE "/aws/api" START=${second - 60}000 END=${second + 60}999 | fields @message`,
        status: 'Complete',
        createTime: now,
        ...group,
      }),
    ]);
  });

  it('are refused in AWS words', async () => {
    const start = (input: object) =>
      server.client.send(
        new StartQueryCommand({ ...group, ...range, queryString: 'fields n', ...input }),
      );
    await expect(start({ queryString: 'fields n | nonsense' })).rejects.toMatchObject({
      name: 'MalformedQueryException',
      queryCompileError: {
        location: { startCharOffset: 11, endCharOffset: 19 },
        message: textLike(/^unexpected symbol found nonsense at line 1/),
      },
    });
    await expect(start({ logGroupName: 'none' })).rejects.toMatchObject(
      failure(
        'ResourceNotFoundException',
        /^Log group 'none' does not exist for account ID '000000000000'/,
      ),
    );
    await expect(start({ logGroupNames: ['b'] })).rejects.toMatchObject(
      failure('InvalidParameterException', /^Exactly one of/),
    );
    await expect(start({ limit: 100_001 })).rejects.toMatchObject(
      validation(
        "Value '100001' at 'limit' failed to satisfy constraint: Member must have value less than or equal to 100000",
      ),
    );
    await expect(start({ endTime: second - 61 })).rejects.toMatchObject({
      name: 'InvalidParameterException',
    });
    await expect(
      start({
        logGroupName: undefined,
        logGroupIdentifiers: Array.from({ length: 51 }, () => 'x'),
      }),
    ).rejects.toMatchObject({ name: 'InvalidParameterException' });
    await expect(start({ queryLanguage: 'SQL' })).rejects.toMatchObject({
      name: 'InvalidParameterException',
    });
    const unknown = { queryId: 'none' };
    for (const call of [
      server.client.send(new GetQueryResultsCommand(unknown)),
      server.client.send(new StopQueryCommand(unknown)),
    ]) {
      await expect(call).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
    }
    await expect(
      server.client.send(new GetLogRecordCommand({ logRecordPointer: 'ZXZlbnRzXzAtOTk5' })),
    ).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
    await expect(
      server.client.send(new GetLogRecordCommand({ logRecordPointer: '!' })),
    ).rejects.toMatchObject({ name: 'InvalidParameterException' });
  });
});

it('GetLogGroupFields tells the share of events that have a field', async () => {
  const { logGroupFields } = await server.client.send(
    new GetLogGroupFieldsCommand({ ...group, time: second }),
  );
  expect(logGroupFields).toEqual([
    ...['@ingestionTime', '@log', '@logStream', '@message', '@timestamp'].map((name) => ({
      name,
      percent: 100,
    })),
    { name: 'latency', percent: 91 },
    { name: 'n', percent: 91 },
    { name: 'even', percent: 45 },
  ]);
});
