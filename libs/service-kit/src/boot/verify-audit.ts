import { verifyLog, type LogFault, type VerifiedLog } from '@motcua/messaging';
import { readConfiguration, type Environment } from '../configuration/configuration.js';
import { connectDatabase } from '../database/data-source.js';
import { createLogger } from '../observing/logger.js';
import { publishes, type Service } from '../service.js';

/** An event log of a province takes longer than any request may. */
const NO_TIME_LIMIT = 'set statement_timeout = 0; set idle_in_transaction_session_timeout = 0';

/** Verifies the service's event log as a whole; undefined when it has none. Reads only. */
export async function verifyAudit(
  service: Service,
  env: Environment,
  progress?: (events: number) => void,
): Promise<VerifiedLog | undefined> {
  if (!publishes(service)) return undefined;
  const config = readConfiguration(service, env, 'seed');
  const logger = createLogger(service.name, config.LOG_LEVEL);
  const settings = { url: config.DATABASE_URL!, poolSize: 1, applicationName: `${service.name}-audit` };
  const dataSource = await connectDatabase({ ...settings, entities: service.entities }, logger);
  try {
    await dataSource.query(NO_TIME_LIMIT);
    return await verifyLog(dataSource, { heads: service.heads, ...(progress && { progress }) });
  } finally {
    await dataSource.destroy();
  }
}

const sentences: Readonly<Record<LogFault['fault'], string>> = {
  gap: 'is missing',
  digest: 'is not what was written',
  cutOff: 'is missing, and all after it',
  unknown: 'is of a subject that the service knows nothing of',
};

/** What an operator reads: the faults, then one line that sums up. */
export function auditReport({ events, subjects, faults }: VerifiedLog): string[] {
  const lines = faults.map(({ subject, sequence, fault }) => `event ${sequence} of ${subject} ${sentences[fault]}`);
  return [...lines, `${events} events of ${subjects} subjects verified, ${faults.length} faults`];
}
