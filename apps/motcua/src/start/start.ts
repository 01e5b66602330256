import { Closing } from '../closing.js';
import { officerClaims } from '../development-key/claims.js';
import { developmentKey, refuseInProduction } from '../development-key/development-key.js';
import { FrontDoor } from '../gateway/front-door.js';
import { beginAnew, openHome } from '../home/home.js';
import { lockHome } from '../home/home-lock.js';
import { listenAddress } from '../listen-address.js';
import { setUpSignIn } from '../sign-in/set-up-sign-in.js';
import { stopOnSignals } from '../stop-signals.js';
import { startEmbedded } from './embedded-system.js';
import { readyLines } from './ready-lines.js';

export interface StartOptions {
  readonly fresh?: boolean;
}

/** `motcua start`: everything in this process, until Ctrl-C. */
export async function start({ fresh = false }: StartOptions, host: NodeJS.Process): Promise<void> {
  const { env } = host;
  refuseInProduction(env);
  const closing = new Closing((line) => host.stderr.write(`${line}\n`));
  stopOnSignals(host, () => closing.run());
  try {
    const frontDoor = await FrontDoor.listen({ ...listenAddress(env), sameProcess: true });
    closing.add('HTTP', () => frontDoor.close());
    const home = await openHome(env);
    const lock = await lockHome(home);
    closing.add('lock', () => lock.release());
    if (fresh) await beginAnew(home);
    const key = await developmentKey(home, env);
    await startEmbedded({ home, env, frontDoor, key, closing });
    const token = await key.sign(await officerClaims('province'), 600);
    await setUpSignIn({ url: frontDoor.url, home, token });
    host.stdout.write(readyLines({ url: frontDoor.url, home, seconds: performance.now() / 1000 }));
  } catch (error) {
    await closing.run();
    throw error;
  }
}
