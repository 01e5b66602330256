import { topics } from '@motcua/contracts';
import { defineService } from '@motcua/service-kit';
import { DirectoryModule } from './directory.module.js';
import { directoryErrors } from './domain/directory-errors.js';
import { seedDirectory } from './seed/seed.js';

export type { DeliveredPosition, SystemAccount } from './domain/position.js';
export { directorySeed, type PositionsFile } from './seed/seed-files.js';

/** Units by validity, positions of officers, working calendars. */
export const directoryService = defineService({
  name: 'directory',
  title: 'Danh bạ đơn vị, chức danh và lịch làm việc',
  roots: ['/v1/units', '/v1/calendars', '/v1/positions'],
  module: DirectoryModule,
  migrations: new URL('../migrations/', import.meta.url),
  errors: directoryErrors.table,
  publishes: [topics.unit, topics.calendar, topics.position],
  appendOnly: ['calendar_version'],
  seed: (context) => seedDirectory(context),
});
