import { adapterDvcqgService } from '@motcua/adapter-dvcqg';
import { catalogService } from '@motcua/catalog';
import { directoryService } from '@motcua/directory';
import { dossierService } from '@motcua/dossier';
import { identityService } from '@motcua/identity';
import type { Service } from '@motcua/service-kit';
import { simulatorsService } from '@motcua/simulators';

/**
 * Every service. Whoever publishes stands before those who consume it: they are stopped in this order, so that nothing is
 * published to a consumer that is gone.
 */
export const services: readonly Service[] = [
  directoryService,
  identityService,
  catalogService,
  dossierService,
  adapterDvcqgService,
  simulatorsService,
];
