import { createTopics, migrate, seed, type Environment, type Service } from '@motcua/service-kit';

/** The preparing commands of a service: `migrate`, `topics`, `seed`. Harmless to repeat. */
export async function prepareService(service: Service, env: Environment): Promise<void> {
  await Promise.all([migrate(service, env), createTopics(service, env)]);
  await seed(service, env);
}
