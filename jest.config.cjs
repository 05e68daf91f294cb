const transformer = (parser, extra = {}) => [
  '@swc/jest',
  {
    jsc: { parser, target: 'es2022', ...extra },
    module: { type: 'commonjs' },
    sourceMaps: 'inline',
  },
];
const typescript = transformer({ syntax: 'typescript' });
const react = transformer(
  { syntax: 'typescript', tsx: true },
  { transform: { react: { runtime: 'automatic' } } },
);

const shared = {
  testPathIgnorePatterns: ['/node_modules/', '/dist/'],
  modulePathIgnorePatterns: ['<rootDir>/backend/dist', '<rootDir>/contract/dist'],
};
const contract = { '^@tailgate/contract$': '<rootDir>/contract/index.ts' };

// Packages that ship ES modules only, which Node's require cannot load.
const esModules = [
  '@grafana',
  '@openfeature',
  '@wojtekmaj',
  'd3',
  'd3-[a-z-]+',
  'delaunator',
  'geotiff',
  'internmap',
  'marked',
  'ol',
  'quickselect',
  'rbush',
  'react-calendar',
  'get-user-locale',
  'memoize',
  'mimic-function',
  'react-colorful',
  'robust-predicates',
  'uuid',
  'uwrap',
].join('|');

/** @type {import('jest').Config} */
module.exports = {
  testTimeout: 30_000,
  projects: [
    {
      ...shared,
      displayName: 'node',
      testEnvironment: 'node',
      roots: [
        '<rootDir>/contract',
        '<rootDir>/backend',
        '<rootDir>/test',
        '<rootDir>/preview/server',
      ],
      testMatch: ['**/*.test.ts'],
      moduleNameMapper: contract,
      transform: { '^.+\\.ts$': typescript },
    },
    {
      ...shared,
      displayName: 'plugin',
      testEnvironment: 'jsdom',
      roots: ['<rootDir>/src'],
      testMatch: ['**/*.test.ts', '**/*.test.tsx'],
      setupFilesAfterEnv: ['<rootDir>/src/testing/setup-jest.ts'],
      // The plugin's React, also for the packages that stand beside another one at the root.
      moduleNameMapper: {
        ...contract,
        '\\.(css|svg)$': '<rootDir>/src/testing/style-stub.cjs',
        '^react-inlinesvg$': '<rootDir>/src/testing/inline-svg-stub.cjs',
        '^(react|react-dom)((?:/.*)?)$': '<rootDir>/src/node_modules/$1$2',
      },
      transform: { '^.+\\.[cm]?[jt]sx?$': react },
      transformIgnorePatterns: [`node_modules/(?!(?:.*/node_modules/)?(?:${esModules})/)`],
    },
  ],
};
