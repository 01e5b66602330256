// `npm run check`: every static check, one after the other; all run even when one fails.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const module = (path) => `${root}node_modules/${path}`;

const checks = [
  { name: 'types', script: module('typescript/bin/tsc'), options: ['-b'] },
  { name: 'eslint', script: module('eslint/bin/eslint.js'), options: ['--max-warnings=0', '.'] },
  { name: 'prettier', script: module('prettier/bin/prettier.cjs'), options: ['--check', '--log-level=warn', '.'] },
  {
    name: 'boundaries',
    script: module('dependency-cruiser/bin/dependency-cruiser.mjs'),
    options: ['--config', '.dependency-cruiser.cjs', 'apps', 'libs'],
  },
  { name: 'unused code', script: module('knip/bin/knip.js'), options: ['--no-progress'] },
  { name: 'lock file', script: `${root}tools/check-lockfile.mjs`, options: [] },
];

const failed = [];
for (const { name, script, options } of checks) {
  process.stdout.write(`\n── ${name}\n`);
  const from = performance.now();
  const { status, error } = spawnSync(process.execPath, [script, ...options], { cwd: root, stdio: 'inherit' });
  if (error) process.stderr.write(`${error.message}\n`);
  const seconds = ((performance.now() - from) / 1000).toFixed(1);
  process.stdout.write(`── ${name}: ${status === 0 ? 'ok' : 'FAILED'}, ${seconds} s\n`);
  if (status !== 0) failed.push(name);
}

if (failed.length > 0) {
  process.stderr.write(`\nFailed: ${failed.join(', ')}\n`);
  process.exitCode = 1;
} else {
  process.stdout.write('\nAll checks passed.\n');
}
