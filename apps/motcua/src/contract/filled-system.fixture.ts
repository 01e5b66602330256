import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePorts } from '@motcua/engines';
import { UNLIMITED } from '@motcua/service-kit';
import { waitFor } from '@motcua/testing';
import { Command } from '../command-line.fixture.js';
import { Api } from '../demo/api.js';
import { developmentKey } from '../development-key/development-key.js';
import { seededPositions } from '../development-key/seeded-accounts.js';
import { docsFolder } from '../reference-docs/documents.js';

/** A system as `npm start` starts it, in a home of its own. */
export interface RunningSystem {
  readonly url: string;
  /** Of an officer with every permission there is. */
  tokenOf(officer: string): Promise<string>;
  /** What that officer asks. */
  apiOf(officer: string): Promise<Api>;
  /** Warnings and errors it has logged. */
  readonly complaints: () => string;
  stop(): Promise<void>;
}

export async function startSystem(): Promise<RunningSystem> {
  const [port] = await freePorts(1);
  const home = await mkdtemp(join(tmpdir(), 'motcua-contract-home-'));
  const system = new Command(['start'], { MOTCUA_HOME: home, PORT: String(port), ...UNLIMITED });
  const stop = async () => {
    system.signal('SIGINT');
    await system.outcome;
    await rm(home, { recursive: true, force: true });
  };
  try {
    await waitFor('the ready line', () => system.hasEnded || system.said.includes('Data '), 60_000);
    if (system.hasEnded) throw new Error(system.complained);
    const url = /API\s+(http:\S+)\/v1/.exec(system.said)![1]!;
    const permissions = await everyPermission();
    const key = await developmentKey(home, {});
    const tokenOf = (officer: string) =>
      key.sign({ sub: officer, kind: 'officer', name: 'Cán bộ Kiểm Thử', unit: 'H52', permissions }, 24 * 3600);
    const apiOf = async (officer: string) => new Api(url, await tokenOf(officer));
    return { url, tokenOf, apiOf, complaints: () => `${system.said}${system.complained}`, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Those that routes ask for, and those that only decide what an act may do. */
async function everyPermission(): Promise<string[]> {
  const { paths } = JSON.parse(await readFile(new URL('openapi.json', docsFolder), 'utf8')) as {
    paths: Record<string, Record<string, { 'x-permissions'?: string[] }>>;
  };
  const operations = Object.values(paths).flatMap((path) => Object.values(path));
  const { positions, systems } = await seededPositions();
  return [
    ...new Set([
      ...operations.flatMap((operation) => operation['x-permissions'] ?? []),
      ...[...positions, ...systems].flatMap(({ permissions }) => permissions),
    ]),
  ];
}
