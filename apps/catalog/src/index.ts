import { topics } from '@motcua/contracts';
import { defineService } from '@motcua/service-kit';
import { catalogVariables } from './configuration.js';
import { CatalogModule } from './catalog.module.js';
import { catalogErrors } from './domain/catalog-errors.js';
import { seedCodes } from './seed/seed-codes.js';
import { seedEssentialServices } from './seed/seed-essential-services.js';
import { seedProcesses } from './seed/seed-processes.js';
import { seedCatalog } from './seed/seed.js';

/** Procedures by validity, with cases, limits and fees; the processes they are settled by. */
export const catalogService = defineService({
  name: 'catalog',
  title: 'Danh mục thủ tục hành chính',
  roots: [
    '/v1/procedures',
    '/v1/decisions',
    '/v1/processes',
    '/v1/portal-imports',
    '/v1/essential-services',
    '/v1/code-lists',
    '/v1/code-mappings',
  ],
  variables: catalogVariables,
  module: CatalogModule,
  migrations: new URL('../migrations/', import.meta.url),
  errors: catalogErrors.table,
  publishes: [topics.procedure, topics.decision, topics.process],
  consumes: [topics.unit, topics.position, topics.calendar],
  appendOnly: ['procedure_case', 'channel_rule', 'procedure_component', 'essential_service_change'],
  seed: async (context) => {
    let [inserted, unchanged] = [0, 0];
    for (const seed of [seedCatalog, seedProcesses, seedEssentialServices, seedCodes]) {
      const outcome = await seed(context);
      inserted += outcome.inserted;
      unchanged += outcome.unchanged;
    }
    return { inserted, unchanged };
  },
});
