import { Module } from '@nestjs/common';
import { ListPositionsController } from './list-positions/list-positions.controller.js';
import { ListPositions } from './list-positions/list-positions.js';
import { ListUnitsController } from './list-units/list-units.controller.js';
import { ListUnits } from './list-units/list-units.js';
import { CalendarRepository } from './persistence/calendar.repository.js';
import { PositionRepository } from './persistence/position.repository.js';
import { UnitRepository } from './persistence/unit.repository.js';
import { ShowCalendarController } from './show-calendar/show-calendar.controller.js';
import { ShowCalendar } from './show-calendar/show-calendar.js';
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
  ],
  providers: [
    UnitRepository,
    CalendarRepository,
    PositionRepository,
    ListUnits,
    ShowUnit,
    ShowUnitCalendar,
    ShowCalendar,
    ListPositions,
  ],
})
export class DirectoryModule {}
