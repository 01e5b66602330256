import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { failuresIn } from './junit.fixture.js';
import { contractFolder, schemathesisPython } from './schemathesis-install.fixture.js';

export interface Fuzzing {
  /** The OpenAPI document, a file. */
  readonly document: string;
  readonly url: string;
  readonly token: string;
  /** Only operations whose path matches. */
  readonly paths?: RegExp;
  /** Values of path parameters that name something. */
  readonly known?: KnownValues;
  readonly maxExamples: number;
  readonly seed: number;
  /** Where the report of schemathesis goes; default: nowhere, its findings are what counts. */
  readonly report?: NodeJS.WritableStream;
}

/** Pattern of an operation’s name → parameter → values. */
export type KnownValues = Readonly<Record<string, Readonly<Record<string, readonly (string | number)[]>>>>;

/** What was found, by operation (`GET /v1/units`): nothing, or a text for each failure with the curl line that repeats it. */
export type Findings = ReadonlyMap<string, readonly string[]>;

/** How often a known value is taken instead of a generated one. */
const KNOWN_SHARE = 0.8;

/** @throws Error with what schemathesis said, when it could not do its work. */
export async function fuzz(fuzzing: Fuzzing): Promise<Findings> {
  const { document, url, token, paths, known = {}, maxExamples, seed, report: told } = fuzzing;
  const folder = await mkdtemp(join(tmpdir(), 'motcua-contract-'));
  try {
    const settings = join(folder, 'schemathesis.toml');
    const report = join(folder, 'junit.xml');
    await writeFile(settings, `${await readFile(join(contractFolder, 'schemathesis.toml'), 'utf8')}${toml(known)}`);
    const options = {
      '--url': url,
      '--seed': String(seed),
      '--max-examples': String(maxExamples),
      '--report-junit-path': report,
      ...(paths && { '--include-path-regex': paths.source }),
    };
    const own = { MOTCUA_TOKEN: token, MOTCUA_KNOWN: JSON.stringify(known) };
    const { code, said } = await run(
      schemathesisPython(),
      ['-m', 'schemathesis.cli', '--config-file', settings, 'run', document, ...Object.entries(options).flat()],
      folder,
      { ...process.env, ...own, PYTHONPATH: contractFolder, PYTHONDONTWRITEBYTECODE: '1' },
      told,
    );
    const findings = code === 0 || code === 1 ? failuresIn(await readFile(report, 'utf8')) : undefined;
    const failed = findings && [...findings.values()].some((failures) => failures.length > 0);
    if (!findings || failed !== (code === 1))
      throw new Error(`schemathesis ended with ${code}:\n${said.slice(-20_000)}`);
    return findings;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function run(
  command: string,
  args: readonly string[],
  cwd: string,
  env: NodeJS.ProcessEnv,
  told: NodeJS.WritableStream | undefined,
): Promise<{ code: number | null; said: string }> {
  let said = '';
  const child = spawn(command, args, { cwd, env });
  child.stdin.end();
  for (const output of [child.stdout, child.stderr]) {
    output.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      told?.write(text);
    });
  }
  const code = await new Promise<number | null>((resolve, reject) =>
    child.once('error', reject).once('close', resolve),
  );
  return { code, said };
}

/** Every known value as a dictionary of its own. */
function toml(known: KnownValues): string {
  const bindings = Object.entries(known).flatMap(([name, parameters]) =>
    Object.entries(parameters).map(([parameter, values]) => ({ name, parameter, values })),
  );
  const dictionaries = bindings.map(
    ({ values }, index) => `[dictionaries.known-${index}]\nvalues = ${JSON.stringify(values)}\n`,
  );
  const operations = Object.keys(known).map((name) => {
    const own = bindings.flatMap((binding, index) =>
      binding.name === name
        ? [`"path.${binding.parameter}" = { dictionary = "known-${index}", probability = ${KNOWN_SHARE} }\n`]
        : [],
    );
    return `[[operations]]\ninclude-name-regex = ${JSON.stringify(name)}\n[operations.parameters]\n${own.join('')}`;
  });
  return ['', ...dictionaries, ...operations].join('\n');
}
