import { Module } from '@nestjs/common';
import { ApproveDraftController } from './approve-draft/approve-draft.controller.js';
import { ApproveDraft } from './approve-draft/approve-draft.js';
import { ChangeDraftController } from './change-draft/change-draft.controller.js';
import { ChangeDraft } from './change-draft/change-draft.js';
import { CreateCalendarController } from './create-calendar/create-calendar.controller.js';
import { CreateCalendar } from './create-calendar/create-calendar.js';
import { DecidePositionOrderController } from './decide-position-order/decide-position-order.controller.js';
import { DecidePositionOrder } from './decide-position-order/decide-position-order.js';
import { DiscardDraftController } from './discard-draft/discard-draft.controller.js';
import { DiscardDraft } from './discard-draft/discard-draft.js';
import { DraftCalendarController } from './draft-calendar/draft-calendar.controller.js';
import { DraftCalendar } from './draft-calendar/draft-calendar.js';
import { ListCalendarVersionsController } from './list-calendar-versions/list-calendar-versions.controller.js';
import { ListCalendarVersions } from './list-calendar-versions/list-calendar-versions.js';
import { ListCalendarsController } from './list-calendars/list-calendars.controller.js';
import { ListCalendars } from './list-calendars/list-calendars.js';
import { ListDraftsController } from './list-drafts/list-drafts.controller.js';
import { ListDrafts } from './list-drafts/list-drafts.js';
import { ListPositionOrdersController } from './list-position-orders/list-position-orders.controller.js';
import { ListPositionOrders } from './list-position-orders/list-position-orders.js';
import { ListPositionsController } from './list-positions/list-positions.controller.js';
import { ListPositions } from './list-positions/list-positions.js';
import { ListUnitsController } from './list-units/list-units.controller.js';
import { ListUnits } from './list-units/list-units.js';
import { CalendarDraftRepository } from './persistence/calendar-draft.repository.js';
import { CalendarRepository } from './persistence/calendar.repository.js';
import { PositionOrderRepository } from './persistence/position-order.repository.js';
import { PositionRepository } from './persistence/position.repository.js';
import { UnitReachRepository } from './persistence/unit-reach.repository.js';
import { UnitRepository } from './persistence/unit.repository.js';
import { PublishDraftController } from './publish-draft/publish-draft.controller.js';
import { PublishDraft } from './publish-draft/publish-draft.js';
import { RequestPositionController } from './request-position/request-position.controller.js';
import { RequestPosition } from './request-position/request-position.js';
import { ShowCalendarDifferenceController } from './show-calendar-difference/show-calendar-difference.controller.js';
import { ShowCalendarDifference } from './show-calendar-difference/show-calendar-difference.js';
import { ShowCalendarVersionController } from './show-calendar-version/show-calendar-version.controller.js';
import { ShowCalendarVersion } from './show-calendar-version/show-calendar-version.js';
import { ShowCalendarController } from './show-calendar/show-calendar.controller.js';
import { ShowCalendar } from './show-calendar/show-calendar.js';
import { ShowDraftDifferenceController } from './show-draft-difference/show-draft-difference.controller.js';
import { ShowDraftDifference } from './show-draft-difference/show-draft-difference.js';
import { DraftPreview } from './show-draft-resolved/draft-preview.js';
import { ShowDraftResolvedController } from './show-draft-resolved/show-draft-resolved.controller.js';
import { ShowDraftResolved } from './show-draft-resolved/show-draft-resolved.js';
import { ShowDraftController } from './show-draft/show-draft.controller.js';
import { ShowDraft } from './show-draft/show-draft.js';
import { ShowPositionOrderController } from './show-position-order/show-position-order.controller.js';
import { ShowPositionOrder } from './show-position-order/show-position-order.js';
import { ShowUnitCalendarController } from './show-unit-calendar/show-unit-calendar.controller.js';
import { ShowUnitCalendar } from './show-unit-calendar/show-unit-calendar.js';
import { ShowUnitController } from './show-unit/show-unit.controller.js';
import { ShowUnit } from './show-unit/show-unit.js';

@Module({
  controllers: [
    ListUnitsController,
    ShowUnitController,
    ShowUnitCalendarController,
    ShowCalendarController,
    ListPositionsController,
    ListPositionOrdersController,
    ShowPositionOrderController,
    RequestPositionController,
    DecidePositionOrderController,
    CreateCalendarController,
    DraftCalendarController,
    ChangeDraftController,
    ApproveDraftController,
    PublishDraftController,
    DiscardDraftController,
    ShowDraftController,
    ListDraftsController,
    ShowDraftDifferenceController,
    ShowDraftResolvedController,
    ListCalendarsController,
    ListCalendarVersionsController,
    ShowCalendarVersionController,
    ShowCalendarDifferenceController,
  ],
  providers: [
    PositionOrderRepository,
    UnitReachRepository,
    ListPositionOrders,
    ShowPositionOrder,
    RequestPosition,
    DecidePositionOrder,
    UnitRepository,
    CalendarRepository,
    PositionRepository,
    ListUnits,
    ShowUnit,
    ShowUnitCalendar,
    ShowCalendar,
    ListPositions,
    CalendarDraftRepository,
    DraftPreview,
    CreateCalendar,
    DraftCalendar,
    ChangeDraft,
    ApproveDraft,
    PublishDraft,
    DiscardDraft,
    ShowDraft,
    ListDrafts,
    ShowDraftDifference,
    ShowDraftResolved,
    ListCalendars,
    ListCalendarVersions,
    ShowCalendarVersion,
    ShowCalendarDifference,
  ],
})
export class DirectoryModule {}
