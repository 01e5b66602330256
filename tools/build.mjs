// Compiles the workspace when its sources are not those of the last build. `npm run build` does it in any case.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const stamp = `${root}.build-stamp`;

/** Compiles when something has changed since the last build; tells so on stderr. @throws Error when it does not compile. */
export function buildIfStale() {
  const sources = fingerprint();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === sources && everyProjectIsBuilt()) return;
  process.stderr.write('Building …\n');
  build(sources);
}

function build(sources) {
  const { status } = spawnSync(process.execPath, [`${root}node_modules/typescript/bin/tsc`, '-b'], {
    cwd: root,
    stdio: ['ignore', 2, 2], // standard output belongs to the command that is started next
  });
  if (status !== 0) throw new Error('The workspace does not compile.');
  writeFileSync(stamp, sources);
}

/** Path, size and time of everything tsc reads: a few milliseconds, where asking tsc takes a second. */
function fingerprint() {
  const patterns = ['{apps,libs}/*/src/**/*.{ts,json}', '{apps,libs}/*/{tsconfig,package}.json', 'tsconfig*.json'];
  const files = [...globSync(patterns, { cwd: root }), 'package-lock.json'].sort();
  const digest = createHash('sha256');
  for (const file of files) {
    const { mtimeMs, size } = statSync(`${root}${file}`);
    digest.update(`${file} ${mtimeMs} ${size}\n`);
  }
  return digest.digest('hex');
}

function everyProjectIsBuilt() {
  const { references } = JSON.parse(readFileSync(`${root}tsconfig.json`, 'utf8'));
  return references.every(({ path }) => existsSync(`${root}${path}/dist/.tsbuildinfo`));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    build(fingerprint());
  } catch (error) {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
}
