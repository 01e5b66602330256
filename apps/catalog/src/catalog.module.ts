import { Module } from '@nestjs/common';
import { ApproveDecisionController } from './approve-decision/approve-decision.controller.js';
import { ApproveDecision } from './approve-decision/approve-decision.js';
import { ChangeDecisionController } from './change-decision/change-decision.controller.js';
import { ChangeDecision } from './change-decision/change-decision.js';
import { DraftDecisionController } from './draft-decision/draft-decision.controller.js';
import { DraftDecision } from './draft-decision/draft-decision.js';
import { ListDecisionsController } from './list-decisions/list-decisions.controller.js';
import { ListDecisions } from './list-decisions/list-decisions.js';
import { CalendarRepository } from './persistence/calendar.repository.js';
import { DecisionRepository } from './persistence/decision.repository.js';
import { PublishDecisionController } from './publish-decision/publish-decision.controller.js';
import { PublishDecision } from './publish-decision/publish-decision.js';
import { DecisionViews } from './show-decision/decision-views.js';
import { ShowDecisionController } from './show-decision/show-decision.controller.js';
import { ShowDecision } from './show-decision/show-decision.js';
import { ShowDecisionImpactController } from './show-decision-impact/show-decision-impact.controller.js';
import { ShowDecisionImpact } from './show-decision-impact/show-decision-impact.js';
import { ShowDifferenceController } from './show-difference/show-difference.controller.js';
import { ShowDifference } from './show-difference/show-difference.js';
import { DraftPortalImportController } from './draft-portal-import/draft-portal-import.controller.js';
import { DraftPortalImport } from './draft-portal-import/draft-portal-import.js';
import { ImportFromPortalController } from './import-from-portal/import-from-portal.controller.js';
import { ImportFromPortal } from './import-from-portal/import-from-portal.js';
import { PortalImportRepository } from './persistence/portal-import.repository.js';
import { ShowPortalImportController } from './show-portal-import/show-portal-import.controller.js';
import { ShowPortalImport } from './show-portal-import/show-portal-import.js';
import { ChangeEssentialServiceController } from './change-essential-service/change-essential-service.controller.js';
import { ChangeEssentialService } from './change-essential-service/change-essential-service.js';
import { EssentialServiceRepository } from './persistence/essential-service.repository.js';
import { ShowEssentialServicesController } from './show-essential-services/show-essential-services.controller.js';
import { ShowEssentialServices } from './show-essential-services/show-essential-services.js';
import { AddCodeMappingController } from './add-code-mapping/add-code-mapping.controller.js';
import { AddCodeMapping } from './add-code-mapping/add-code-mapping.js';
import { EndCodeMappingController } from './end-code-mapping/end-code-mapping.controller.js';
import { EndCodeMapping } from './end-code-mapping/end-code-mapping.js';
import { PublishCodeListController } from './publish-code-list/publish-code-list.controller.js';
import { PublishCodeList } from './publish-code-list/publish-code-list.js';
import { ReplaceCodeController } from './replace-code/replace-code.controller.js';
import { ReplaceCode } from './replace-code/replace-code.js';
import { ShowCodeListsController } from './show-code-lists/show-code-lists.controller.js';
import { ShowCodeLists } from './show-code-lists/show-code-lists.js';
import { ShowCodeMappingsController } from './show-code-mappings/show-code-mappings.controller.js';
import { ShowCodeMappings } from './show-code-mappings/show-code-mappings.js';
import { CodeListRepository } from './persistence/code-list.repository.js';
import { CodeMappingRepository } from './persistence/code-mapping.repository.js';
import { VerifyDecisionController } from './verify-decision/verify-decision.controller.js';
import { VerifyDecision } from './verify-decision/verify-decision.js';
import { ListProcedureVersionsController } from './list-procedure-versions/list-procedure-versions.controller.js';
import { ListProcedureVersions } from './list-procedure-versions/list-procedure-versions.js';
import { ListProceduresController } from './list-procedures/list-procedures.controller.js';
import { ListProcedures } from './list-procedures/list-procedures.js';
import { ProcedureRepository } from './persistence/procedure.repository.js';
import { ShowProcedureController } from './show-procedure/show-procedure.controller.js';
import { ShowProcedure } from './show-procedure/show-procedure.js';
import { ApproveProcessController } from './approve-process/approve-process.controller.js';
import { ApproveProcess } from './approve-process/approve-process.js';
import { ChangeProcessController } from './change-process/change-process.controller.js';
import { ChangeProcess } from './change-process/change-process.js';
import { DraftProcessController } from './draft-process/draft-process.controller.js';
import { DraftProcess } from './draft-process/draft-process.js';
import { ListProcessVersionsController } from './list-process-versions/list-process-versions.controller.js';
import { ListProcessVersions } from './list-process-versions/list-process-versions.js';
import { ListProcessesController } from './list-processes/list-processes.controller.js';
import { ListProcesses } from './list-processes/list-processes.js';
import { PublishProcessController } from './publish-process/publish-process.controller.js';
import { PublishProcess } from './publish-process/publish-process.js';
import { ShowProcedureProcessController } from './show-procedure-process/show-procedure-process.controller.js';
import { ShowProcedureProcess } from './show-procedure-process/show-procedure-process.js';
import { ShowProcessDiagramController } from './show-process-diagram/show-process-diagram.controller.js';
import { ShowProcessDiagram } from './show-process-diagram/show-process-diagram.js';
import { ShowProcessController } from './show-process/show-process.controller.js';
import { ShowProcess } from './show-process/show-process.js';
import { VerifyProcessController } from './verify-process/verify-process.controller.js';
import { VerifyProcess } from './verify-process/verify-process.js';
import { OnOrganisationPublished } from './on-organisation-published/on-organisation-published.controller.js';
import { OrganisationRepository } from './persistence/organisation.repository.js';
import { ProcessRepository } from './persistence/process.repository.js';

@Module({
  controllers: [
    ListProceduresController,
    ShowProcedureController,
    ListProcedureVersionsController,
    ListDecisionsController,
    ShowDecisionController,
    DraftDecisionController,
    ChangeDecisionController,
    VerifyDecisionController,
    ApproveDecisionController,
    PublishDecisionController,
    ShowDecisionImpactController,
    ShowDifferenceController,
    ImportFromPortalController,
    ShowPortalImportController,
    DraftPortalImportController,
    ShowEssentialServicesController,
    ChangeEssentialServiceController,
    ShowCodeListsController,
    PublishCodeListController,
    ShowCodeMappingsController,
    AddCodeMappingController,
    ReplaceCodeController,
    EndCodeMappingController,
    ApproveProcessController,
    ChangeProcessController,
    DraftProcessController,
    ListProcessVersionsController,
    ListProcessesController,
    PublishProcessController,
    ShowProcedureProcessController,
    ShowProcessDiagramController,
    ShowProcessController,
    VerifyProcessController,
    OnOrganisationPublished,
  ],
  providers: [
    ProcedureRepository,
    DecisionRepository,
    CalendarRepository,
    ListProcedures,
    ShowProcedure,
    ListProcedureVersions,
    DecisionViews,
    ListDecisions,
    ShowDecision,
    DraftDecision,
    ChangeDecision,
    VerifyDecision,
    ApproveDecision,
    PublishDecision,
    ShowDecisionImpact,
    ShowDifference,
    PortalImportRepository,
    ImportFromPortal,
    ShowPortalImport,
    DraftPortalImport,
    EssentialServiceRepository,
    ShowEssentialServices,
    ChangeEssentialService,
    CodeListRepository,
    CodeMappingRepository,
    ShowCodeLists,
    PublishCodeList,
    ShowCodeMappings,
    AddCodeMapping,
    ReplaceCode,
    EndCodeMapping,
    OrganisationRepository,
    ProcessRepository,
    ApproveProcess,
    ChangeProcess,
    DraftProcess,
    ListProcessVersions,
    ListProcesses,
    PublishProcess,
    ShowProcedureProcess,
    ShowProcessDiagram,
    ShowProcess,
    VerifyProcess,
  ],
})
export class CatalogModule {}
