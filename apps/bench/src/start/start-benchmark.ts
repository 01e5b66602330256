import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { atMost, rounded, type Benchmark, type Run } from '../benchmark.js';
import { startEngines } from '../system/engines.js';
import { memoryOfTree } from '../system/process-memory.js';
import { provinceOn } from '../system/province.js';
import { signingKey } from '../system/signing-key.js';
import { npmStart } from './npm-start.js';

export const startBenchmark: Benchmark = {
  measures: 'the second `npm start`: seconds until ready, memory of everything; memory of one service that idles',
  options: { 'idle-seconds': '15' },
  run: async (run) => {
    const home = await mkdtemp(join(tmpdir(), 'motcua-home-'));
    run.atEnd('home', () => rm(home, { recursive: true, force: true }));
    run.say('npm start, the first time');
    const first = await npmStart(run, home);
    await first.stop();
    run.say('npm start, the second time');
    const second = await npmStart(run, home);
    await idle(run);
    const processes = await memoryOfTree(second.pid);
    await second.stop();
    const service = await idleService(run);

    const pssMb = processes.reduce((sum, process) => sum + process.pssMb, 0);
    return {
      figures: {
        firstSeconds: rounded(first.readySeconds),
        secondSeconds: rounded(second.readySeconds),
        pssMb: rounded(pssMb),
        processes: processes.length,
        largestMb: rounded(Math.max(...processes.map((process) => process.pssMb))),
        idleServiceRssMb: rounded(service.rssMb),
        idleServicePssMb: rounded(service.pssMb),
      },
      bars: [
        atMost('second npm start', second.readySeconds, 6, 's'),
        atMost('everything, PostgreSQL included (PSS)', pssMb, 600, 'MB'),
        atMost('one idle service (RSS)', service.rssMb, 150, 'MB'),
      ],
    };
  },
};

/** The dossier service with its database and Kafka. */
async function idleService(run: Run) {
  const engines = await startEngines(run);
  const province = provinceOn(run, engines, await signingKey(run));
  await province.prepare('dossier');
  await province.start('dossier');
  await idle(run);
  const processes = await memoryOfTree(process.pid);
  return processes.find(({ command }) => /^\S*node .*apps\/dossier\/dist\/main\.js$/.test(command))!;
}

async function idle(run: Run): Promise<void> {
  run.say(`idling for ${run.number('idle-seconds')} s`);
  await new Promise((resolve) => setTimeout(resolve, run.number('idle-seconds') * 1000));
}
