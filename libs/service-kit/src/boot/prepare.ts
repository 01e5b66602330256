import { systemClock, type Clock } from '@motcua/contracts';
import { readConfiguration, type Environment } from '../configuration/configuration.js';
import { connectDatabase, reasonOf } from '../database/data-source.js';
import { createLogger } from '../observing/logger.js';
import { usesEvents, type SeedOutcome, type Service } from '../service.js';
import { kafkaOf } from './events.js';
import { StartError } from './start-error.js';

/** Writes the service's seed data; undefined when it has none. Harmless to repeat. */
export async function seed(
  service: Service,
  env: Environment,
  clock: Clock = systemClock,
): Promise<SeedOutcome | undefined> {
  if (!service.seed) return undefined;
  const config = readConfiguration(service, env, 'seed');
  const logger = createLogger(service.name, config.LOG_LEVEL);
  const settings = { url: config.DATABASE_URL!, poolSize: 2, applicationName: `${service.name}-seed` };
  const dataSource = await connectDatabase({ ...settings, entities: service.entities }, logger);
  try {
    return await service.seed({ dataSource, clock });
  } finally {
    await dataSource.destroy();
  }
}

/** Creates the topics the service publishes to and consumes from, when they are missing. Returns their names. */
export async function createTopics(service: Service, env: Environment): Promise<string[]> {
  if (!usesEvents(service)) return [];
  const topics = [...new Set([...(service.publishes ?? []), ...(service.consumes ?? [])])];
  const config = readConfiguration(service, env, 'topics');
  const transport = kafkaOf(service, config, createLogger(service.name, config.LOG_LEVEL));
  try {
    await transport.createTopics(topics);
    return topics;
  } catch (cause) {
    throw new StartError(`Cannot create topics at ${String(config.KAFKA_BROKERS)}: ${reasonOf(cause)}`, { cause });
  } finally {
    await transport.close();
  }
}
