// Fails when `npm ci` would fail on another platform, or when the lock file names addresses of one registry. `npm install`
// leaves optional platform packages that the registry does not carry out of the lock; tools/complete-lockfile.mjs adds them.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** What is wrong with the lock file, one sentence each. */
export function lockfileProblems({ packages }) {
  return [
    ...missingOptional({ packages }).map(
      ({ path, name }) => `${path || 'the root'}: optional dependency ${name} has no entry`,
    ),
    ...Object.entries(packages)
      .filter(([, { resolved }]) => /^https?:/.test(resolved ?? ''))
      .map(([path, { resolved }]) => `${path}: resolved to an address, ${resolved}`),
  ];
}

/** Optional dependencies that no entry stands for: the path of who wants them, and their name. */
export function missingOptional({ packages }) {
  return Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies)
      .filter((name) => !candidates(path, name).some((candidate) => candidate in packages))
      .map((name) => ({ path, name })),
  );
}

/** Where Node would look for a package: in the folder of the one that wants it and in every folder above. */
function candidates(path, name) {
  const places = [`node_modules/${name}`];
  for (let at = path; at !== ''; at = at.slice(0, Math.max(0, at.lastIndexOf('/')))) {
    if (!at.endsWith('node_modules')) places.push(`${at}/node_modules/${name}`);
  }
  return places;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const lockfile = new URL('../package-lock.json', import.meta.url);
  const problems = lockfileProblems(JSON.parse(readFileSync(lockfile, 'utf8')));
  for (const problem of problems) process.stderr.write(`package-lock.json: ${problem}\n`);
  if (problems.length > 0) {
    process.stderr.write(
      'Run `npx node tools/complete-lockfile.mjs`; addresses: install with the .npmrc of this project.\n',
    );
    process.exitCode = 1;
  }
}
