import { refuseInProduction } from '../development-key/development-key.js';
import { beginAnew, openHome } from '../home/home.js';
import { lockHome } from '../home/home-lock.js';
import { listenAddress } from '../listen-address.js';
import { setUpSignIn } from '../sign-in/set-up-sign-in.js';
import { readyLines } from '../start/ready-lines.js';
import { stopOnSignals } from '../stop-signals.js';
import { DistributedSystem } from './distributed-system.js';

/** `motcua start-distributed`: every service in a process of its own, until Ctrl-C or until one of them ends. */
export async function startDistributed({ fresh = false }: { fresh?: boolean }, host: NodeJS.Process): Promise<void> {
  const { env } = host;
  refuseInProduction(env);
  const address = listenAddress(env);
  const home = await openHome(env);
  const lock = await lockHome(home);
  let system: Promise<DistributedSystem> | undefined;
  const stop = async () => {
    await system?.then((running) => running.stop()).catch(() => undefined); // a failed start has stopped everything
    await lock.release();
  };
  stopOnSignals(host, stop);
  try {
    if (fresh) await beginAnew(home);
    system = DistributedSystem.start({
      home,
      address,
      env,
      log: (service, line) => host.stdout.write(`${service.padEnd(13)} | ${line}\n`),
      onDeath: (service, how) => {
        host.stderr.write(`${service} has ended (${how}). Stopping the others …\n`);
        void stop().then(() => host.exit(1));
      },
    });
    const { url } = await system;
    await setUpSignIn({ url, home, token: await (await system).token('province') });
    host.stdout.write(readyLines({ url, home, seconds: performance.now() / 1000 }));
  } catch (error) {
    await lock.release();
    throw error;
  }
}
