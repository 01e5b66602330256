import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Requirements, settings and hooks of schemathesis. */
export const contractFolder = fileURLToPath(new URL('../../../../tools/contract/', import.meta.url));
const requirements = join(contractFolder, 'requirements.txt');
const environment = join(contractFolder, '.venv');
const installed = join(environment, 'installed.txt');

const WANTED =
  'The contract test needs Python 3.11 or newer with its venv module and pip (Debian, Ubuntu: apt install python3 python3-venv; ' +
  'Fedora: dnf install python3; macOS: brew install python), and a package index: PyPI, or the one pip is configured for.';

/**
 * The Python that has schemathesis, exactly as `requirements.txt` pins it. The first time it is installed, into a virtual
 * environment that later runs find again.
 *
 * @throws Error that says what is missing.
 */
export function schemathesisPython(): string {
  const python = join(environment, 'bin', 'python');
  const wanted = createHash('sha256').update(readFileSync(requirements)).digest('hex');
  if (existsSync(installed) && readFileSync(installed, 'utf8') === wanted && works(python)) return python;
  rmSync(environment, { recursive: true, force: true });
  run(pythonOfThisMachine(), ['-m', 'venv', environment]);
  const pip = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--no-input'];
  run(python, [...pip, '--require-hashes', '--only-binary', ':all:', '--requirement', requirements]);
  writeFileSync(installed, wanted); // last: an interrupted installation is done again
  return python;
}

function pythonOfThisMachine(): string {
  const names = ['python3', 'python3.14', 'python3.13', 'python3.12', 'python3.11'];
  const found = names.find((name) => works(name));
  if (found === undefined) throw new Error(WANTED);
  return found;
}

function works(python: string): boolean {
  return spawnSync(python, ['-c', 'import sys; sys.exit(sys.version_info < (3, 11))']).status === 0;
}

function run(command: string, args: readonly string[]): void {
  const { status, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8' });
  if (status === 0) return;
  throw new Error(`${command} ${args.join(' ')}: ${stdout}${stderr}\n${WANTED}`);
}
