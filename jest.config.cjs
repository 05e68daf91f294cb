const swc = [
  '@swc/jest',
  {
    jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
    module: { type: 'commonjs' },
    sourceMaps: 'inline',
  },
];

/** @type {import('jest').Config} */
module.exports = {
  testEnvironment: 'node',
  roots: ['<rootDir>/contract', '<rootDir>/backend', '<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/'],
  modulePathIgnorePatterns: ['<rootDir>/backend/dist', '<rootDir>/contract/dist'],
  moduleNameMapper: { '^@tailgate/contract$': '<rootDir>/contract/index.ts' },
  transform: {
    '^.+\\.ts$': swc,
  },
  testTimeout: 30_000,
};
