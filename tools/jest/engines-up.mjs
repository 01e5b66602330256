// Starts PostgreSQL and Kafka once for all test files, unless the environment already names them.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

export default async function enginesUp(globalConfig) {
  const wanted = enginesFor(globalConfig.testPathPatterns?.patterns ?? []);
  if (wanted.length === 0) return;
  if (!existsSync(`${root}libs/engines/dist/index.js`)) {
    const { status } = spawnSync(
      process.execPath,
      [`${root}node_modules/typescript/bin/tsc`, '-b', `${root}libs/engines`],
      { stdio: 'inherit' },
    );
    if (status !== 0) throw new Error('libs/engines does not compile');
  }
  const { startPostgres, kafkaForTests } = await import('../../libs/engines/dist/index.js');
  const running = [];
  globalThis.motcuaTestEngines = running;
  if (wanted.includes('postgres') && !process.env.MOTCUA_TEST_POSTGRES) {
    const postgres = await startPostgres({ durable: false });
    running.push(postgres);
    process.env.MOTCUA_TEST_POSTGRES = postgres.url;
  }
  if (wanted.includes('kafka')) {
    const kafka = await kafkaForTests((line) => process.stderr.write(`${line}\n`));
    running.push(kafka);
    process.env.KAFKA_BROKERS = kafka.brokers;
  }
}

/** A single pure file needs no engine; anything but named files needs both. */
function enginesFor(patterns) {
  const named = patterns.length > 0 && patterns.every((pattern) => /\.spec(\.ts)?\$?$/.test(pattern));
  if (!named || patterns.some((pattern) => /\.(kafka|e2e)\.spec/.test(pattern))) return ['postgres', 'kafka'];
  return patterns.some((pattern) => /\.int\.spec/.test(pattern)) ? ['postgres'] : [];
}
