// The import rule of the design: a room imports only rooms that stand before it in this list.
const rooms = [
  'contract',
  'backend/errors.ts',
  'backend/suggest.ts',
  'backend/loopback.ts',
  'backend/insights',
  'backend/logs',
  'backend/cloudwatch',
  'backend/accesslog',
  'backend/latency',
  'backend/rules',
  'backend/sample',
  'backend/config',
  'backend/services',
  'backend/http',
  'backend/grafana',
  'backend/cli',
];

// Pairs that never import each other although one stands before the other.
const strangers = {
  'backend/cloudwatch': ['backend/logs'],
  'backend/accesslog': ['backend/insights', 'backend/logs', 'backend/cloudwatch'],
  'backend/rules': ['backend/insights', 'backend/logs', 'backend/cloudwatch'],
  'backend/sample': [
    'backend/insights',
    'backend/logs',
    'backend/cloudwatch',
    'backend/latency',
    'backend/rules',
  ],
  'backend/config': [
    'backend/insights',
    'backend/logs',
    'backend/cloudwatch',
    'backend/accesslog',
    'backend/latency',
    'backend/rules',
    'backend/sample',
  ],
  'backend/grafana': ['backend/http'],
};

// The plugin runs in a browser: of what is ours it knows the contract only, and nobody knows it.
const aroundThePlugin = [
  ...['backend', 'test', 'scripts'].map((from) => ['src', from]),
  ...['contract', 'backend'].map((target) => [target, 'src']),
].map(([target, from]) => ({
  target: `./${target}`,
  from: `./${from}`,
  message: `${target} may not import ${from}: see the table of rooms in CONTRIBUTING.md.`,
}));

// The preview hosts all of it, and only its tests know it. Its page runs in a browser as well.
const aroundThePreview = [
  ...['contract', 'backend', 'src'].map((target) => [target, 'preview']),
  ...['backend', 'contract', 'src', 'test', 'scripts', 'preview/server'].map((from) => [
    'preview/page',
    from,
  ]),
  ['preview/server', 'preview/page'],
].map(([target, from]) => ({
  target: `./${target}`,
  from: `./${from}`,
  message: `${target} may not import ${from}: see the table of rooms in CONTRIBUTING.md.`,
}));

const betweenRooms = rooms.flatMap((room, index) => {
  const forbidden = [...rooms.slice(index + 1), ...(strangers[room] ?? [])];
  return forbidden.map((from) => ({
    target: `./${room}`,
    from: `./${from}`,
    message: `${room} may not import ${from}: see the table of rooms in CONTRIBUTING.md.`,
  }));
});

/** Zones for `import-x/no-restricted-paths`: one per room and forbidden room. */
export const roomZones = [...betweenRooms, ...aroundThePlugin, ...aroundThePreview];
