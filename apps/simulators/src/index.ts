import { defineService } from '@motcua/service-kit';
import { simulatorVariables } from './configuration.js';
import { simulatorErrors } from './simulator-errors.js';
import { SimulatorsModule } from './simulators.module.js';

/** The national systems as they really behave, faults included. Never starts in production. */
export const simulatorsService = defineService({
  name: 'simulators',
  title: 'Bộ mô phỏng các hệ thống quốc gia',
  roots: ['/simulators'],
  unlimited: true,
  variables: simulatorVariables,
  module: SimulatorsModule,
  errors: simulatorErrors.table,
});
