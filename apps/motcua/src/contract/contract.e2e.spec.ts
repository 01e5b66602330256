import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { docsFolder } from '../reference-docs/documents.js';
import { startSystem, type RunningSystem } from './filled-system.fixture.js';
import { fill } from './known-values.fixture.js';
import { fuzz, type Findings } from './schemathesis.fixture.js';
import { document as wrong, startWrongServer, TOKEN, wanted } from './wrong-server.fixture.js';

const maxExamples = Number(process.env['CONTRACT_MAX_EXAMPLES'] ?? 10);
const seed = Number(process.env['CONTRACT_SEED'] ?? 1);

/** Two runs side by side: what the catalogue owns, and the rest. */
const CATALOGUE = /^\/v1\/(code-|decisions|essential-services|portal-imports|procedures|processes)/;
const OTHERS = /^\/(?!simulators\/|v1\/(code-|decisions|essential-services|portal-imports|procedures|processes))/;
/** What is asked of the simulators makes the portal fail on purpose: it comes after everything else. */
const SIMULATORS = /^\/simulators\//;

const document = fileURLToPath(new URL('openapi.json', docsFolder));
const { paths } = JSON.parse(readFileSync(document, 'utf8')) as { paths: Record<string, object> };
const operations = Object.entries(paths).flatMap(([path, item]) =>
  Object.keys(item).map((method) => `${method.toUpperCase()} ${path}`),
);

describe('schemathesis, as it is run here', () => {
  it('says what is wrong with a server that is wrong, and how to see it again', async () => {
    const server = await startWrongServer();
    const folder = await mkdtemp(join(tmpdir(), 'motcua-wrong-'));
    const file = join(folder, 'openapi.json');
    await writeFile(file, JSON.stringify(wrong));
    const found = await fuzz({ document: file, url: server.url, token: TOKEN, maxExamples: 5, seed: 1 });
    await server.stop();
    await rm(folder, { recursive: true });

    expect([...found.keys()].sort()).toEqual([...wanted.keys()].sort());
    for (const [operation, says] of wanted) {
      const told = found.get(operation)!.join('\n');
      expect({ operation, told }).toEqual({ operation, told: says === undefined ? '' : expect.stringContaining(says) });
      if (says !== undefined) expect(told).toMatch(/^ +curl -X (GET|POST) .*http:/m);
    }
  }, 300_000);
});

describe('docs/openapi.json holds of the running system, whatever is sent to', () => {
  let system: RunningSystem | undefined;
  let findings: Findings;
  beforeAll(
    async () => {
      system = await startSystem();
      const known = await fill({ drafter: await system.apiOf('cb-0002'), approver: await system.apiOf('cb-0001') });
      const of = { document, url: system.url, token: await system.tokenOf('cb-0001'), known };
      const fuzzing = { ...of, maxExamples, seed, report: process.stderr };
      process.stderr.write(`schemathesis: seed ${seed}, at most ${maxExamples} examples an operation\n`);
      const product = [CATALOGUE, OTHERS].map((paths) => fuzz({ ...fuzzing, paths }));
      const found = [...(await Promise.all(product)), await fuzz({ ...fuzzing, paths: SIMULATORS })];
      findings = new Map(found.flatMap((one) => [...one]));
      if ([...findings.values()].flat().length > 0) process.stderr.write(system.complaints().slice(-20_000));
    },
    600_000 + maxExamples * 60_000,
  );
  afterAll(() => system?.stop());
  it.each(operations)('%s', (operation) => {
    const failures = findings.get(operation) ?? ['it was not asked'];
    if (failures.length > 0) throw new Error(failures.join('\n\n'));
  });
});
