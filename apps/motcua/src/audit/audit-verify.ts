import { join } from 'node:path';
import { startPostgres } from '@motcua/engines';
import { auditReport, isSound, verifyAudit, witnessOf } from '@motcua/service-kit';
import { Closing } from '../closing.js';
import { CommandError } from '../command-error.js';
import { lockHome } from '../home/home-lock.js';
import { openHome } from '../home/home.js';
import { services } from '../services.js';
import { certificatesOfSimulatedTsa, databaseEnvironment, userEnvironment } from '../start/service-environment.js';

/**
 * `motcua audit verify`: verifies the event logs that `motcua start` has kept, while it does not run. Exit code 1 when something
 * does not fit. A service in a database of its own verifies its log with its command `verify`.
 */
export async function auditVerify(
  host: Pick<NodeJS.Process, 'env' | 'stdout' | 'stderr' | 'exitCode'>,
  known: readonly string[] = [],
): Promise<void> {
  const witnesses = witnessesOf(known);
  const closing = new Closing((line) => host.stderr.write(`${line}\n`));
  try {
    const home = await openHome(host.env);
    const lock = await lockHome(home);
    closing.add('lock', () => lock.release());
    const postgres = await startPostgres({ directory: join(home, 'postgres'), durable: true });
    closing.add('PostgreSQL', () => postgres.stop());
    for (const service of services) {
      const env = {
        TSA_CERTIFICATES_FILE: certificatesOfSimulatedTsa(join(home, 'simulators')),
        ...userEnvironment(host.env),
        ...databaseEnvironment(service, postgres.url),
      };
      const verified = await verifyAudit(service, env, { witness: witnesses.get(service.name) });
      if (!verified) continue;
      for (const line of auditReport(verified)) host.stdout.write(`${service.name}: ${line}\n`);
      if (!isSound(verified)) host.exitCode = 1;
    }
  } finally {
    await closing.run();
  }
}

/** `dossier:17:…`, by service. */
function witnessesOf(known: readonly string[]) {
  return new Map(
    known.map((text) => {
      const [name = '', ...root] = text.split(':');
      if (services.some((service) => service.name === name)) return [name, witnessOf(root.join(':'))] as const;
      throw new CommandError(`There is no service "${name}". Say SERVICE:NUMBER:DIGEST, as a report has it.`);
    }),
  );
}
