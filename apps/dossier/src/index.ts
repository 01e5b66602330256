import { topics } from '@motcua/contracts';
import { defineService, personalDataVariables } from '@motcua/service-kit';
import { eraseAgain } from './commands/erase-again.js';
import { erasedPersons } from './commands/erased-persons.js';
import { rewrapPersonalData } from './commands/rewrap-personal-data.js';
import { dossierErrors } from './domain/dossier-errors.js';
import { DossierModule } from './dossier.module.js';

/** The life of dossiers. */
export const dossierService = defineService({
  name: 'dossier',
  title: 'Hồ sơ giải quyết thủ tục hành chính',
  roots: ['/v1/dossiers', '/v1/deadlines', '/v1/erasures'],
  variables: personalDataVariables,
  module: DossierModule,
  migrations: new URL('../migrations/', import.meta.url),
  errors: dossierErrors.table,
  publishes: [topics.dossier],
  consumes: [topics.unit, topics.calendar, topics.procedure, topics.process],
  appendOnly: ['dossier_step', 'dossier_reading', 'erasure_request', 'erased_subject'],
  heads: 'select code as subject, version as sequence, event_digest as digest from dossier',
  commands: {
    'rewrap-personal-data': rewrapPersonalData,
    'erased-persons': erasedPersons,
    'erase-again': eraseAgain,
  },
});
