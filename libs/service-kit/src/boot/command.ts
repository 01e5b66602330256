import { text } from 'node:stream/consumers';
import { readConfiguration } from '../configuration/configuration.js';
import { connectDatabase } from '../database/data-source.js';
import { createLogger } from '../observing/logger.js';
import type { Service, ServiceCommand } from '../service.js';
import { checkSchema } from './schema-check.js';

/** Runs a command of the service's own on its database. */
export async function runCommand(
  service: Service,
  command: ServiceCommand,
  { env, stdin, stdout }: Pick<NodeJS.Process, 'env' | 'stdin' | 'stdout'>,
  say: (line: string) => void,
): Promise<void> {
  const config = readConfiguration(service, env, 'command');
  const logger = createLogger(service.name, config.LOG_LEVEL);
  const settings = { url: config.DATABASE_URL!, poolSize: 2, applicationName: `${service.name}-command` };
  const dataSource = await connectDatabase({ ...settings, entities: service.entities }, logger);
  try {
    await checkSchema(service, dataSource);
    const print = (line: string) => void stdout.write(`${line}\n`);
    await command({ dataSource, config, say, print, input: () => text(stdin) });
  } finally {
    await dataSource.destroy();
  }
}
