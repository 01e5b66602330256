/** One configuration for a single file, a project (`nx test dossier`) or everything (`npm test`). */
const here = (path) => new URL(path, import.meta.url).pathname;

/** `npm test` runs the end-to-end tests after all others. */
const kinds = { others: ['!**/*.e2e.spec.ts'], e2e: ['!**/!(*.e2e).spec.ts'] };

export default {
  testEnvironment: 'node',
  runtime: here('tools/jest/runtime.cjs'),
  globalSetup: here('tools/jest/engines-up.mjs'),
  globalTeardown: here('tools/jest/engines-down.mjs'),
  extensionsToTreatAsEsm: ['.ts'],
  testMatch: ['**/src/**/*.spec.ts'].concat(kinds[process.env.MOTCUA_TEST_KIND] ?? []),
  testPathIgnorePatterns: ['/dist/', '/node_modules/'],
  modulePathIgnorePatterns: ['/dist/', '/.motcua/'],
  testEnvironmentOptions: { customExportConditions: ['@motcua/source', 'node', 'node-addons'] },
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  reporters: process.env.MOTCUA_TEST_COUNTS ? ['default', here('tools/jest/counting-reporter.mjs')] : ['default'],
  passWithNoTests: process.env.MOTCUA_TEST_KIND !== undefined,
  testTimeout: 30_000,
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        swcrc: false,
        sourceMaps: 'inline',
        module: { type: 'es6' },
        jsc: {
          target: 'es2023',
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true },
          keepClassNames: true,
        },
      },
    ],
  },
};
