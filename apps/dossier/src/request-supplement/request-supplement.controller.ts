import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Context } from '@motcua/contracts';
import { Ctx, IfMatch, PermitWithin } from '@motcua/service-kit';
import { DossierView } from '../show-dossier/dossier.view.js';
import { RequestSupplementDto } from './request-supplement.dto.js';
import { RequestSupplement } from './request-supplement.js';

@ApiTags('dossiers')
@Controller('v1/dossiers')
export class RequestSupplementController {
  constructor(private readonly requestSupplement: RequestSupplement) {}

  @Post(':code/request-supplement')
  @HttpCode(200)
  @PermitWithin('dossier:request-supplement')
  @ApiOperation({ operationId: 'requestSupplement', summary: 'Yêu cầu bổ sung, hoàn thiện hồ sơ' })
  @ApiOkResponse({ type: DossierView })
  request(
    @Ctx() ctx: Context,
    @Param('code') code: string,
    @Body() body: RequestSupplementDto,
    @IfMatch() expected: number | undefined,
  ): Promise<DossierView> {
    return this.requestSupplement.execute(ctx, code, expected, body);
  }
}
