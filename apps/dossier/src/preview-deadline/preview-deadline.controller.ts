import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags, ApiUnprocessableEntityResponse } from '@nestjs/swagger';
import type { Context } from '@motcua/contracts';
import { Ctx, PermitWithin } from '@motcua/service-kit';
import { DeadlinePreviewView } from './deadline-preview.view.js';
import { PreviewDeadline } from './preview-deadline.js';
import { PreviewDeadlineQuery } from './preview-deadline.query.js';

@ApiTags('deadlines')
@Controller('v1/deadlines')
export class PreviewDeadlineController {
  constructor(private readonly previewDeadline: PreviewDeadline) {}

  @Get('preview')
  @PermitWithin('dossier:read')
  @ApiOperation({ operationId: 'previewDeadline', summary: 'Hẹn trả sẽ có nếu nộp hồ sơ, và vì sao' })
  @ApiUnprocessableEntityResponse()
  @ApiOkResponse({ type: DeadlinePreviewView })
  preview(@Ctx() ctx: Context, @Query() query: PreviewDeadlineQuery): Promise<DeadlinePreviewView> {
    return this.previewDeadline.execute(ctx, query);
  }
}
