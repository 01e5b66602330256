import { Module } from '@nestjs/common';
import { ApproveDecisionController } from './approve-decision/approve-decision.controller.js';
import { ApproveDecision } from './approve-decision/approve-decision.js';
import { ChangeDecisionController } from './change-decision/change-decision.controller.js';
import { ChangeDecision } from './change-decision/change-decision.js';
import { DraftDecisionController } from './draft-decision/draft-decision.controller.js';
import { DraftDecision } from './draft-decision/draft-decision.js';
import { ListDecisionsController } from './list-decisions/list-decisions.controller.js';
import { ListDecisions } from './list-decisions/list-decisions.js';
import { OnCalendarPublished } from './on-calendar-published/on-calendar-published.controller.js';
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
import { VerifyDecisionController } from './verify-decision/verify-decision.controller.js';
import { VerifyDecision } from './verify-decision/verify-decision.js';
import { ListProcedureVersionsController } from './list-procedure-versions/list-procedure-versions.controller.js';
import { ListProcedureVersions } from './list-procedure-versions/list-procedure-versions.js';
import { ListProceduresController } from './list-procedures/list-procedures.controller.js';
import { ListProcedures } from './list-procedures/list-procedures.js';
import { ProcedureRepository } from './persistence/procedure.repository.js';
import { ShowProcedureController } from './show-procedure/show-procedure.controller.js';
import { ShowProcedure } from './show-procedure/show-procedure.js';

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
    OnCalendarPublished,
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
  ],
})
export class CatalogModule {}
