import { Module } from '@nestjs/common';
import { CONFIG, KeyRing } from '@motcua/service-kit';
import { assertTransitionsSound } from './domain/transitions.js';
import { ApproveErasureController } from './approve-erasure/approve-erasure.controller.js';
import { ApproveErasure } from './approve-erasure/approve-erasure.js';
import { CountOpenDossiersController } from './count-open-dossiers/count-open-dossiers.controller.js';
import { CountOpenDossiers } from './count-open-dossiers/count-open-dossiers.js';
import { ConfirmPaymentController } from './confirm-payment/confirm-payment.controller.js';
import { ConfirmPayment } from './confirm-payment/confirm-payment.js';
import { ExtendDossierController } from './extend-dossier/extend-dossier.controller.js';
import { ExtendDossier } from './extend-dossier/extend-dossier.js';
import { CalendarFollower } from './follow-calendar/calendar-follower.js';
import { FollowCalendar } from './follow-calendar/follow-calendar.js';
import { ListCalendarAmendmentsController } from './list-calendar-amendments/list-calendar-amendments.controller.js';
import { ListCalendarAmendments } from './list-calendar-amendments/list-calendar-amendments.js';
import { CalendarAmendmentRepository } from './persistence/calendar-amendment.repository.js';
import { OpenDeadlineRepository } from './persistence/open-deadline.repository.js';
import { PreviewCalendarController } from './preview-calendar/preview-calendar.controller.js';
import { PreviewCalendar } from './preview-calendar/preview-calendar.js';
import { FinishDossierController } from './finish-dossier/finish-dossier.controller.js';
import { FinishDossier } from './finish-dossier/finish-dossier.js';
import { ForwardDossierController } from './forward-dossier/forward-dossier.controller.js';
import { ForwardDossier } from './forward-dossier/forward-dossier.js';
import { DossierListRepository } from './list-dossiers/dossier-list.repository.js';
import { ListDossiersController } from './list-dossiers/list-dossiers.controller.js';
import { ListDossiers } from './list-dossiers/list-dossiers.js';
import { SearchDossiersController } from './list-dossiers/search-dossiers.controller.js';
import { OnCalendarPublished } from './on-calendar-published/on-calendar-published.controller.js';
import { OnProcedurePublished } from './on-procedure-published/on-procedure-published.controller.js';
import { OnProcessPublished } from './on-process-published/on-process-published.controller.js';
import { OnUnitPublished } from './on-unit-published/on-unit-published.controller.js';
import { CalendarRepository } from './persistence/calendar.repository.js';
import { ErasureRepository } from './persistence/erasure.repository.js';
import { DossierNumbers } from './persistence/dossier-numbers.js';
import { DossierRepository } from './persistence/dossier.repository.js';
import { PinRepository } from './persistence/pins.js';
import { PlainRowRepository } from './persistence/plain-row.repository.js';
import { ProcedureRepository } from './persistence/procedure.repository.js';
import { ProcessRepository } from './persistence/process.repository.js';
import { RightsRepository } from './persistence/rights.repository.js';
import { ReadingRepository } from './persistence/reading.repository.js';
import { ReadingLog } from './log-readings/reading-log.js';
import { ShowReadersController } from './show-readers/show-readers.controller.js';
import { ShowReaders } from './show-readers/show-readers.js';
import { ProofRepository } from './persistence/proof.repository.js';
import { StepRepository } from './persistence/step.repository.js';
import { SubjectKeyRepository } from './persistence/subject-key.repository.js';
import { UnitRepository } from './persistence/unit.repository.js';
import { ProveDossierController } from './prove-dossier/prove-dossier.controller.js';
import { ProveDossier } from './prove-dossier/prove-dossier.js';
import { Persons } from './persons/persons.js';
import { PlainRows } from './persons/plain-rows.js';
import { ReceiveDossierController } from './receive-dossier/receive-dossier.controller.js';
import { ReceiveDossier } from './receive-dossier/receive-dossier.js';
import { RefuseDossierController } from './refuse-dossier/refuse-dossier.controller.js';
import { RefuseDossier } from './refuse-dossier/refuse-dossier.js';
import { RegisterDossierController } from './register-dossier/register-dossier.controller.js';
import { RegisterDossier } from './register-dossier/register-dossier.js';
import { RequestErasureController } from './request-erasure/request-erasure.controller.js';
import { RequestErasure } from './request-erasure/request-erasure.js';
import { RequestPaymentController } from './request-payment/request-payment.controller.js';
import { RequestPayment } from './request-payment/request-payment.js';
import { RequestSupplementController } from './request-supplement/request-supplement.controller.js';
import { RequestSupplement } from './request-supplement/request-supplement.js';
import { ResumeDossierController } from './resume-dossier/resume-dossier.controller.js';
import { ResumeDossier } from './resume-dossier/resume-dossier.js';
import { ReturnResultController } from './return-result/return-result.controller.js';
import { ReturnResult } from './return-result/return-result.js';
import { PreviewDeadlineController } from './preview-deadline/preview-deadline.controller.js';
import { PreviewDeadline } from './preview-deadline/preview-deadline.js';
import { ShowDeadlineController } from './show-deadline/show-deadline.controller.js';
import { ShowDeadline } from './show-deadline/show-deadline.js';
import { ShowDossierController } from './show-dossier/show-dossier.controller.js';
import { ShowDossier } from './show-dossier/show-dossier.js';
import { ShowErasureController } from './show-erasure/show-erasure.controller.js';
import { ShowErasure } from './show-erasure/show-erasure.js';
import { ShowHistoryController } from './show-history/show-history.controller.js';
import { ShowHistory } from './show-history/show-history.js';
import { ShowPortalFactsController } from './show-portal-facts/show-portal-facts.controller.js';
import { ShowPortalFacts } from './show-portal-facts/show-portal-facts.js';
import { StopDossierController } from './stop-dossier/stop-dossier.controller.js';
import { StopDossier } from './stop-dossier/stop-dossier.js';
import { SubmitSupplementController } from './submit-supplement/submit-supplement.controller.js';
import { SubmitSupplement } from './submit-supplement/submit-supplement.js';
import { WithdrawDossierController } from './withdraw-dossier/withdraw-dossier.controller.js';
import { WithdrawDossier } from './withdraw-dossier/withdraw-dossier.js';

@Module({
  controllers: [
    RegisterDossierController,
    ListDossiersController,
    SearchDossiersController,
    ShowPortalFactsController,
    CountOpenDossiersController,
    ShowDossierController,
    ShowHistoryController,
    ProveDossierController,
    ShowReadersController,
    ShowDeadlineController,
    PreviewDeadlineController,
    PreviewCalendarController,
    ListCalendarAmendmentsController,
    ReceiveDossierController,
    RequestSupplementController,
    SubmitSupplementController,
    ResumeDossierController,
    RefuseDossierController,
    WithdrawDossierController,
    StopDossierController,
    ForwardDossierController,
    RequestPaymentController,
    ConfirmPaymentController,
    ExtendDossierController,
    FinishDossierController,
    ReturnResultController,
    RequestErasureController,
    ShowErasureController,
    ApproveErasureController,
    OnUnitPublished,
    OnCalendarPublished,
    OnProcedurePublished,
    OnProcessPublished,
  ],
  providers: [
    { provide: KeyRing, useFactory: KeyRing.of, inject: [CONFIG] },
    SubjectKeyRepository,
    Persons,
    PlainRowRepository,
    PlainRows,
    UnitRepository,
    CalendarRepository,
    CalendarAmendmentRepository,
    OpenDeadlineRepository,
    ProcedureRepository,
    ProcessRepository,
    PinRepository,
    RightsRepository,
    DossierNumbers,
    DossierRepository,
    StepRepository,
    ProofRepository,
    ReadingRepository,
    ReadingLog,
    DossierListRepository,
    RegisterDossier,
    ListDossiers,
    ShowPortalFacts,
    CountOpenDossiers,
    ShowDossier,
    ShowHistory,
    ProveDossier,
    ShowReaders,
    ShowDeadline,
    PreviewDeadline,
    PreviewCalendar,
    ListCalendarAmendments,
    FollowCalendar,
    CalendarFollower,
    ReceiveDossier,
    RequestSupplement,
    SubmitSupplement,
    ResumeDossier,
    RefuseDossier,
    WithdrawDossier,
    StopDossier,
    ForwardDossier,
    RequestPayment,
    ConfirmPayment,
    ExtendDossier,
    FinishDossier,
    ReturnResult,
    ErasureRepository,
    RequestErasure,
    ShowErasure,
    ApproveErasure,
  ],
})
export class DossierModule {
  constructor() {
    assertTransitionsSound();
  }
}
