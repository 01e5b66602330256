import type { Service } from '../service.js';
import { migrate } from '../database/migrate.js';
import { boot } from './boot.js';
import { runCommand } from './command.js';
import { giveBackMemory } from './give-back-memory.js';
import { createTopics, seed } from './prepare.js';
import { auditReport, isSound, verifyAudit, witnessOf } from './verify-audit.js';
import { StartError } from './start-error.js';

const STOP_LIMIT_MS = 30_000;

/** What it needs of the process it runs in. */
export type Host = Pick<NodeJS.Process, 'argv' | 'env' | 'exit' | 'once' | 'stderr' | 'stdin' | 'stdout' | 'versions'>;

/**
 * The whole of a service's `main.ts`: runs it until SIGTERM or SIGINT, or does one of the preparing commands
 * `migrate`, `topics`, `seed`, verifies its event log with `verify`, or does a command of the service's own. A failure is told
 * in one message, exit code 1.
 */
export async function run(service: Service, host: Host = process): Promise<void> {
  try {
    demandNode24(host.versions.node);
    await perform(service, host);
  } catch (error) {
    host.stderr.write(`${messageOf(error)}\n`);
    host.exit(1);
  }
}

async function perform(service: Service, host: Host): Promise<void> {
  const command = host.argv[2];
  const say = (line: string) => void host.stderr.write(`${service.name}: ${line}\n`);
  switch (command) {
    case undefined:
      return serve(service, host);
    case 'migrate': {
      const applied = await migrate(service, host.env);
      return say(applied.length > 0 ? `applied ${applied.join(', ')}` : 'database is up to date');
    }
    case 'topics': {
      const topics = await createTopics(service, host.env);
      return say(topics.length > 0 ? `topics exist: ${topics.join(', ')}` : 'uses no topics');
    }
    case 'seed': {
      const outcome = await seed(service, host.env);
      return say(outcome ? `${outcome.inserted} inserted, ${outcome.unchanged} unchanged` : 'has nothing to seed');
    }
    case 'verify': {
      const known = host.argv[3];
      const verified = await verifyAudit(service, host.env, {
        ...(known !== undefined && { witness: witnessOf(known) }),
        progress: (events) => say(`${events} events so far`),
      });
      if (!verified) return say('has no event log');
      for (const line of auditReport(verified)) say(line);
      return isSound(verified) ? undefined : host.exit(1);
    }
    default: {
      const own = service.commands?.[command];
      if (own) return runCommand(service, own, host, say);
      const known = ['migrate', 'topics', 'seed', 'verify', ...Object.keys(service.commands ?? {})];
      throw new StartError(`Unknown command "${command}". Use none, or one of: ${known.join(', ')}.`);
    }
  }
}

async function serve(service: Service, host: Host): Promise<void> {
  const running = await boot(service, host.env);
  const stop = () => {
    const limit = setTimeout(() => host.exit(1), STOP_LIMIT_MS);
    running.close().then(
      () => {
        clearTimeout(limit);
        host.exit(0);
      },
      () => host.exit(1),
    );
  };
  host.once('SIGTERM', stop);
  host.once('SIGINT', stop);
  giveBackMemory();
}

function demandNode24(version: string): void {
  if (!version.startsWith('24.')) {
    throw new StartError(`Node 24 is needed, this is ${version} (use npx or an npm script).`);
  }
}

function messageOf(error: unknown): string {
  if (error instanceof StartError) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
