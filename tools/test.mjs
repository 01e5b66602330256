// `npm test`: every test on a real PostgreSQL and a real Kafka, both started once. Arguments are Jest's. The end-to-end
// tests come last and one at a time: each starts whole systems. The last line is "N passed, N failed".
import { spawn } from 'node:child_process';
import { globSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildIfStale } from './build.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const counts = mkdtempSync(join(tmpdir(), 'motcua-test-counts-'));
const engines = [];
let failedRuns = 0;
let running;

for (const signal of ['SIGINT', 'SIGTERM']) {
  process.once(signal, () => {
    running?.kill(signal);
    void stopEngines().finally(() => process.exit(1));
  });
}

try {
  buildIfStale();
  await startEngines();
  await runTests('others', projectsWith('*.spec.ts'), 2);
  await runTests('e2e', projectsWith('*.e2e.spec.ts'), 1);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  failedRuns += 1;
} finally {
  await stopEngines();
}
close();

async function startEngines() {
  const { startPostgres, kafkaForTests } = await import('../libs/engines/dist/index.js');
  if (!process.env.MOTCUA_TEST_POSTGRES) {
    const postgres = await startPostgres({ durable: false });
    engines.push(postgres);
    process.env.MOTCUA_TEST_POSTGRES = postgres.url;
  }
  const kafka = await kafkaForTests((line) => process.stderr.write(`${line}\n`));
  engines.push(kafka);
  process.env.KAFKA_BROKERS = kafka.brokers;
}

async function stopEngines() {
  for (const engine of engines.splice(0).reverse()) await engine.stop();
}

/** Names of the nx projects (`@motcua/…`) that have such a test. */
function projectsWith(pattern) {
  const folders = globSync(`{apps,libs}/*/src/**/${pattern}`, { cwd: root }).map((file) => file.split('/src/')[0]);
  return [...new Set(folders)].map((folder) => JSON.parse(readFileSync(`${root}${folder}/package.json`, 'utf8')).name);
}

async function runTests(kind, projects, parallel) {
  if (projects.length === 0) return;
  const nx = ['run-many', '-t', 'test', `--projects=${projects.join(',')}`, `--parallel=${parallel}`];
  running = spawn(
    process.execPath,
    [`${root}node_modules/nx/dist/bin/nx.js`, ...nx, '--output-style=stream', '--', ...process.argv.slice(2)],
    {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, NX_DAEMON: 'false', MOTCUA_TEST_KIND: kind, MOTCUA_TEST_COUNTS: counts },
    },
  );
  const code = await new Promise((resolve) => running.once('exit', resolve));
  if (code !== 0) failedRuns += 1;
}

/** A run that failed without a failed test (it crashed, it did not compile) counts as one. */
function close() {
  const sum = { passed: 0, failed: 0 };
  for (const file of readdirSync(counts)) {
    const { passed, failed } = JSON.parse(readFileSync(join(counts, file), 'utf8'));
    sum.passed += passed;
    sum.failed += failed;
  }
  rmSync(counts, { recursive: true });
  const failed = Math.max(sum.failed, failedRuns);
  process.exitCode = failed > 0 ? 1 : 0;
  process.stdout.write(`\n${sum.passed} passed, ${failed} failed\n`);
}
