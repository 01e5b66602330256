// Adds the optional platform packages that `npm install` left out of the lock because the registry does not carry them: with
// them missing, `npm ci` refuses the lock. Run it after every `npm install` that changed the lock.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { missingOptional } from './check-lockfile.mjs';

const systems = ['darwin', 'linux', 'win32', 'freebsd', 'openbsd', 'netbsd', 'android', 'openharmony', 'sunos', 'aix'];
const processors = [
  'x64',
  'arm64',
  'arm',
  'ia32',
  'ppc64',
  'ppc64le',
  's390x',
  'riscv64',
  'loong64',
  'mips64el',
  'wasm32',
];

/** The entries the lock lacks, by path. @throws Error for a version range or a name without a platform. */
export function missingEntries({ packages }) {
  return Object.fromEntries(
    missingOptional({ packages }).map(({ path, name }) => {
      const wanting = packages[path];
      const version = wanting.optionalDependencies[name];
      if (!/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version)) throw new Error(`${name}: ${version} is a range, no version`);
      const { dev } = wanting;
      return [`node_modules/${name}`, { version, ...platformOf(name), ...(dev && { dev }), optional: true }];
    }),
  );
}

function platformOf(name) {
  const words = name.split(/[/_.-]/);
  const os = systems.filter((system) => words.includes(system));
  const cpu = processors.filter((processor) => words.includes(processor));
  // The words name the platform: @swc/core-darwin-arm64, @nx/nx-linux-arm-gnueabihf, @oxc-parser/binding-wasm32-wasi.
  if (os.length + cpu.length === 0) throw new Error(`${name}: its name tells no platform`);
  return { ...(cpu.length > 0 && { cpu }), ...(os.length > 0 && { os }) };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const file = new URL('../package-lock.json', import.meta.url);
  const lock = JSON.parse(readFileSync(file, 'utf8'));
  const missing = missingEntries(lock);
  const names = Object.keys(missing);
  if (names.length > 0) {
    const entries = Object.entries({ ...lock.packages, ...missing });
    const sorted = entries.sort(([one], [other]) => one.localeCompare(other, 'en')); // the order npm writes
    writeFileSync(file, `${JSON.stringify({ ...lock, packages: Object.fromEntries(sorted) }, null, 2)}\n`);
  }
  process.stdout.write(names.length > 0 ? `added:\n  ${names.join('\n  ')}\n` : 'The lock file is complete.\n');
}
