import { listenAddress } from '../listen-address.js';
import { stopOnSignals } from '../stop-signals.js';
import { remoteBackends } from './addresses.js';
import { FrontDoor } from './front-door.js';

/** `motcua gateway`: one address in front of services that run elsewhere, until Ctrl-C. Holds no state. */
export async function gateway(host: NodeJS.Process): Promise<void> {
  const backends = remoteBackends(host.env);
  const frontDoor = await FrontDoor.listen({ ...listenAddress(host.env), sameProcess: false });
  frontDoor.open(backends);
  stopOnSignals(host, async () => {
    await frontDoor.close();
    for (const backend of backends) backend.close();
  });
  host.stdout.write(`gateway: ready at ${frontDoor.url}\n`);
}
