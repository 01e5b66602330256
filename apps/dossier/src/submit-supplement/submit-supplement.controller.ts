import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Context } from '@motcua/contracts';
import { Ctx, IfMatch, PermitWithin } from '@motcua/service-kit';
import { DossierView } from '../show-dossier/dossier.view.js';
import { SubmitSupplementDto } from './submit-supplement.dto.js';
import { SubmitSupplement } from './submit-supplement.js';

@ApiTags('dossiers')
@Controller('v1/dossiers')
export class SubmitSupplementController {
  constructor(private readonly submitSupplement: SubmitSupplement) {}

  @Post(':code/submit-supplement')
  @HttpCode(200)
  @PermitWithin('dossier:submit-supplement')
  @ApiOperation({ operationId: 'submitSupplement', summary: 'Ghi nhận giấy tờ bổ sung' })
  @ApiOkResponse({ type: DossierView })
  submit(
    @Ctx() ctx: Context,
    @Param('code') code: string,
    @Body() body: SubmitSupplementDto,
    @IfMatch() expected: number | undefined,
  ): Promise<DossierView> {
    return this.submitSupplement.execute(ctx, code, expected, body);
  }
}
