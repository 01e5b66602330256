import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Optional, PageQuery } from '@motcua/service-kit';
import { IsIn } from 'class-validator';
import { draftStates, type DraftState } from '../domain/calendar-draft.js';
import { CalendarDraftView } from '../show-draft/draft.view.js';

export class ListDraftsQuery extends PageQuery {
  @ApiPropertyOptional({ enum: draftStates, example: 'draft', description: 'Trạng thái; mặc định là tất cả' })
  @Optional()
  @IsIn(draftStates)
  state?: DraftState;
}

export class CalendarDraftPage {
  @ApiProperty({ type: [CalendarDraftView] })
  items!: CalendarDraftView[];

  @ApiProperty({ type: String, nullable: true, example: null, description: 'null ở trang cuối' })
  nextCursor!: string | null;
}
