import { Controller, Get, Param } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Context } from '@motcua/contracts';
import { Ctx, PermitWithin } from '@motcua/service-kit';
import { DeadlineView } from './deadline.view.js';
import { ShowDeadline } from './show-deadline.js';

@ApiTags('dossiers')
@Controller('v1/dossiers')
export class ShowDeadlineController {
  constructor(private readonly showDeadline: ShowDeadline) {}

  @Get(':code/deadline')
  @PermitWithin('dossier:read')
  @ApiOperation({
    operationId: 'showDeadline',
    summary: 'Hẹn trả của hồ sơ và vì sao, các hẹn trước đây, thời gian ở từng nơi',
  })
  @ApiOkResponse({ type: DeadlineView })
  show(@Ctx() ctx: Context, @Param('code') code: string): Promise<DeadlineView> {
    return this.showDeadline.execute(ctx, code);
  }
}
