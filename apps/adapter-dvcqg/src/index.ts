import { topics } from '@motcua/contracts';
import { defineService } from '@motcua/service-kit';
import { AdapterModule } from './adapter.module.js';
import { portalVariables } from './configuration.js';
import { portalErrors } from './portal-errors.js';

export { misbehaviours, type CheckReport, type Misbehaviour, type PortalUnderTest } from './conformance/check.js';
export { conformance } from './conformance/conformance.js';

/** Keeps the national portal (Cổng Dịch vụ công quốc gia) in step with our dossiers. */
export const adapterDvcqgService = defineService({
  name: 'adapter-dvcqg',
  title: 'Kết nối Cổng Dịch vụ công quốc gia',
  roots: ['/v1/portal'],
  variables: portalVariables,
  module: AdapterModule,
  migrations: new URL('../migrations/', import.meta.url),
  errors: portalErrors.table,
  consumes: [topics.dossier, topics.unit, topics.procedure],
});
