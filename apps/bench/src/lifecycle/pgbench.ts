import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Run } from '../benchmark.js';
import type { PgbenchScript } from './pgbench-script.js';

const run = promisify(execFile);

/** Transactions a second of a script, by the load generator that comes with PostgreSQL. */
export interface Pgbench {
  perSecond(seconds: number): Promise<number>;
}

export async function pgbenchInstalled(): Promise<boolean> {
  return run('pgbench', ['--version']).then(
    () => true,
    () => false,
  );
}

export async function pgbenchOf(
  { atEnd }: Run,
  url: string,
  script: PgbenchScript,
  connections: number,
): Promise<Pgbench> {
  const folder = await mkdtemp(join(tmpdir(), 'motcua-pgbench-'));
  atEnd('pgbench', () => rm(folder, { recursive: true }));
  const file = join(folder, 'lifecycle.sql');
  await writeFile(file, script.text);
  const variables = Object.entries(script.variables).map(([name, value]) => `--define=${name}=${value}`);
  return {
    perSecond: async (seconds) => {
      const { stdout } = await run('pgbench', [
        ...['--no-vacuum', '--protocol=prepared', '--jobs=2'],
        ...[`--client=${connections}`, `--time=${seconds}`, `--file=${file}`],
        ...variables,
        url,
      ]);
      const figure = /^tps = ([\d.]+)/m.exec(stdout)?.[1];
      const failed = /^number of failed transactions: (\d+)/m.exec(stdout)?.[1] ?? '0';
      if (figure === undefined || failed !== '0') throw new Error(`pgbench: ${stdout}`);
      return Number(figure);
    },
  };
}
