import { Command } from 'commander';
import { messageOf } from './command-error.js';

/**
 * The command line `motcua`. Each command loads only what it needs: `deadline`, `positions` and `token` must answer
 * at once, without the services.
 */
export async function cli(argv: readonly string[]): Promise<void> {
  const program = new Command('motcua').description('Một Cửa: một cửa điện tử của tỉnh').showHelpAfterError();

  program
    .command('start')
    .description('start everything in one process: PostgreSQL, bus, services, simulated national portal')
    .option('--fresh', 'begin anew: throw away what earlier runs have kept')
    .action(async (options: { fresh?: boolean }) => (await import('./start/start.js')).start(options, process));
  program
    .command('start-distributed')
    .description('start every service as a process of its own on a local PostgreSQL and Kafka')
    .option('--fresh', 'begin anew: throw away what earlier runs have kept')
    .action(async (options: { fresh?: boolean }) =>
      (await import('./distributed/start-distributed.js')).startDistributed(options, process),
    );
  program
    .command('demo')
    .description('play one dossier through its life against a running system')
    .option('--url <url>', 'address of the system (default: http://127.0.0.1:$PORT)')
    .action(async (options: { url?: string }) => (await import('./demo/demo.js')).demo(options, process));
  program
    .command('token')
    .description('print a development token; only that is written to standard output')
    .option('--position <id>', 'of the officer who holds this position (see: motcua positions)')
    .option('--system <id>', 'of a part of this system, e.g. adapter-dvcqg')
    .option('--citizen <id>', 'of a citizen with this identity number')
    .option('--ttl <duration>', 'how long it is valid: 30m, 8h, 2d', '8h')
    .action(async (options: object) => (await import('./development-key/token.js')).token(options, process));
  program
    .command('sign-in')
    .description('sign in to a running system with a browser, and print the access token')
    .option('--url <url>', 'address of the system (default: http://127.0.0.1:$PORT)')
    .action(async (options: { url?: string }) => (await import('./sign-in/sign-in.js')).signIn(options, process));
  program
    .command('staff')
    .description('list user names, passwords and codes of the seeded officers')
    .action(async () => (await import('./sign-in/staff.js')).staff(process));
  program
    .command('positions')
    .description('list the seeded positions')
    .action(async () => (await import('./positions.js')).positions(process));
  program
    .command('deadline')
    .description('answer deadline cases, one JSON object a line')
    .requiredOption('--stdin', 'read the cases from standard input')
    .option('--explain', 'add the reasons as sentences')
    .action(async ({ explain }: { explain?: boolean }) =>
      (await import('./deadline.js')).deadline(process, explain === true),
    );
  program
    .command('audit')
    .description('prove that nothing was changed behind the services')
    .command('verify')
    .description('verify the event logs that `start` has kept, while it does not run')
    .option(
      '--root <service:number:digest...>',
      'a root that you have written down: finds out when the log was cut off before it',
    )
    .action(async (options: { root?: string[] }) =>
      (await import('./audit/audit-verify.js')).auditVerify(process, options.root),
    );
  program
    .command('gateway')
    .description('one address in front of services that run as processes of their own')
    .action(async () => (await import('./gateway/gateway-command.js')).gateway(process));
  program
    .command('docs')
    .description('write the generated documents below docs/')
    .action(async () => (await import('./reference-docs/write-docs.js')).writeDocs());

  try {
    await program.parseAsync(argv);
  } catch (error) {
    process.stderr.write(`${messageOf(error)}\n`);
    process.exitCode = 1;
  }
}
