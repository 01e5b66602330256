import { formatInstant } from '@motcua/contracts';
import {
  TimeStampClient,
  verifyLog,
  type LogFault,
  type RootFault,
  type RootWitness,
  type VerifiedLog,
  type VerifiedRoots,
  type VerifyOptions,
} from '@motcua/messaging';
import { readConfiguration, type Environment } from '../configuration/configuration.js';
import { connectDatabase } from '../database/data-source.js';
import { createLogger } from '../observing/logger.js';
import { publishes, type Service } from '../service.js';
import { StartError } from './start-error.js';

/** An event log of a province takes longer than any request may. */
const NO_TIME_LIMIT = 'set statement_timeout = 0; set idle_in_transaction_session_timeout = 0';

/** Verifies the service's event log as a whole; undefined when it has none. Reads only. */
export async function verifyAudit(
  service: Service,
  env: Environment,
  { witness, progress }: Pick<VerifyOptions, 'witness' | 'progress'> = {},
): Promise<VerifiedLog | undefined> {
  if (!publishes(service)) return undefined;
  const config = readConfiguration(service, env, 'verify');
  const logger = createLogger(service.name, config.LOG_LEVEL);
  const settings = { url: config.DATABASE_URL!, poolSize: 1, applicationName: `${service.name}-audit` };
  const dataSource = await connectDatabase({ ...settings, entities: service.entities }, logger);
  try {
    await dataSource.query(NO_TIME_LIMIT);
    const { TSA_CERTIFICATES_FILE: certificatesFile } = config;
    const stamps =
      certificatesFile === undefined ? undefined : new TimeStampClient({ url: undefined, certificatesFile });
    return await verifyLog(dataSource, {
      heads: service.heads,
      service: service.name,
      check: stamps && ((token, text) => stamps.check(token, text)),
      witness,
      ...(progress && { progress }),
    });
  } finally {
    await dataSource.destroy();
  }
}

/** `17:` and the digest of root 17 in hex, as the last line of a report has them. @throws StartError */
export function witnessOf(text: string): RootWitness {
  const [, number, digest] = /^(\d{1,9}):([0-9a-f]{64})$/.exec(text) ?? [];
  if (number === undefined) throw new StartError(`"${text}" is no root: say NUMBER:DIGEST, the digest in hex.`);
  return { number: Number(number), digest: Buffer.from(digest!, 'hex') };
}

const sentences: Readonly<Record<LogFault['fault'], string>> = {
  gap: 'is missing',
  digest: 'is not what was written',
  cutOff: 'is missing, and all after it',
  unknown: 'is of a subject that the service knows nothing of',
};

const rootSentences: Readonly<Record<RootFault['fault'], string>> = {
  missing: 'is missing',
  edited: 'is not what was written',
  unchained: 'does not follow the root before it: one of the two was made anew',
  events: 'covers other events than there are: some were edited, removed, added or put in another order',
  blocks: 'has subtrees that are not those of its events',
  stampMissing: 'has no time stamp, and a later one has',
  stamp: 'has a time stamp that does not hold',
  cutOff: 'is missing, and all after it: a later one is known elsewhere',
  madeAnew: 'is another one than is known elsewhere',
};

/** Nothing that was written is other than it should be. */
export function isSound({ faults, roots }: VerifiedLog): boolean {
  return faults.length === 0 && (roots?.faults.length ?? 0) === 0;
}

/** What an operator reads: the faults, then a line that sums up the events, and one for the roots. */
export function auditReport({ events, subjects, faults, roots }: VerifiedLog): string[] {
  const lines = faults.map(({ subject, sequence, fault }) => `event ${sequence} of ${subject} ${sentences[fault]}`);
  const summary = `${events} events of ${subjects} subjects verified, ${faults.length} faults`;
  return [...lines, ...(roots?.faults.map(rootLine) ?? []), summary, ...(roots ? rootSummary(roots) : [])];
}

function rootLine({ root, endedAt, fault, detail }: RootFault): string {
  const hour = endedAt ? ` (up to ${formatInstant(endedAt)})` : '';
  return `root ${root}${hour} ${rootSentences[fault]}${detail === undefined ? '' : `: ${detail}`}`;
}

function rootSummary({ roots, stamped, waiting, unsealed, newest, faults }: VerifiedRoots): string[] {
  const stamps = `${stamped} time stamps hold, ${waiting} roots wait for one`;
  const lines = [`${roots} roots verified, ${faults.length} faults; ${stamps}; ${unsealed} events are not sealed yet`];
  // Whoever keeps this line elsewhere finds out when the log is cut off before it.
  if (newest)
    lines.push(
      `newest root, up to ${formatInstant(newest.endedAt)}: ${newest.number}:${newest.digest.toString('hex')}`,
    );
  return lines;
}
