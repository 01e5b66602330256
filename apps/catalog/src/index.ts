import { topics } from '@motcua/contracts';
import { defineService } from '@motcua/service-kit';
import { CatalogModule } from './catalog.module.js';
import { catalogErrors } from './domain/catalog-errors.js';
import { seedCatalog } from './seed/seed.js';

/** Procedures by validity, with cases, limits and fees. */
export const catalogService = defineService({
  name: 'catalog',
  title: 'Danh mục thủ tục hành chính',
  roots: ['/v1/procedures', '/v1/decisions'],
  module: CatalogModule,
  migrations: new URL('../migrations/', import.meta.url),
  errors: catalogErrors.table,
  publishes: [topics.procedure, topics.decision],
  consumes: [topics.calendar],
  appendOnly: ['procedure_case', 'channel_rule', 'procedure_component'],
  seed: (context) => seedCatalog(context),
});
