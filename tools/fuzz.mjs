// `npm run fuzz -- [--max-examples N] [--seed N]`: the contract test alone, for as long as one likes. Without a seed it takes a
// new one each time; the seed is printed, and the same seed sends the same requests.
import { spawnSync } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { buildIfStale } from './build.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const text = { type: 'string' };
const { values } = parseArgs({ options: { 'max-examples': text, seed: text } });

buildIfStale();
const jest = `${root}node_modules/jest/bin/jest.js`;
const options = ['--config', `${root}jest.config.mjs`, '--rootDir', `${root}apps/motcua`, 'contract.e2e.spec'];
const { status } = spawnSync(process.execPath, ['--experimental-vm-modules', '--no-warnings', jest, ...options], {
  cwd: `${root}apps/motcua`,
  stdio: 'inherit',
  env: {
    ...process.env,
    CONTRACT_MAX_EXAMPLES: values['max-examples'] ?? '100',
    CONTRACT_SEED: values.seed ?? String(randomInt(2 ** 31)),
  },
});
process.exitCode = status ?? 1;
