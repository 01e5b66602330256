import { Module } from '@nestjs/common';
import { ListProcedureVersionsController } from './list-procedure-versions/list-procedure-versions.controller.js';
import { ListProcedureVersions } from './list-procedure-versions/list-procedure-versions.js';
import { ListProceduresController } from './list-procedures/list-procedures.controller.js';
import { ListProcedures } from './list-procedures/list-procedures.js';
import { ProcedureRepository } from './persistence/procedure.repository.js';
import { ShowProcedureController } from './show-procedure/show-procedure.controller.js';
import { ShowProcedure } from './show-procedure/show-procedure.js';

@Module({
  controllers: [ListProceduresController, ShowProcedureController, ListProcedureVersionsController],
  providers: [ProcedureRepository, ListProcedures, ShowProcedure, ListProcedureVersions],
})
export class CatalogModule {}
