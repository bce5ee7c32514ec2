/** Tests run the TypeScript as ESM modules: graphile-worker is ESM only (see docs/decisions.md). */
export default {
  testMatch: ['<rootDir>/tests/**/*.test.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '\\.ts$': '<rootDir>/tests/server/stripTypes.js' },
  testEnvironment: 'node',
  globalSetup: '<rootDir>/tests/server/globalSetup.js',
  globalTeardown: '<rootDir>/tests/server/globalTeardown.js',
  testTimeout: 60_000,
  maxWorkers: 2,
  reporters: ['default', '<rootDir>/tests/server/tally.js'],
};
