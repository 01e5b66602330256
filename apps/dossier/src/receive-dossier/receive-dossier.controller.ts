import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Context } from '@motcua/contracts';
import { Ctx, IfMatch, PermitWithin } from '@motcua/service-kit';
import { FeeDto } from '../request/fee.dto.js';
import { DossierView } from '../show-dossier/dossier.view.js';
import { ReceiveDossier } from './receive-dossier.js';

@ApiTags('dossiers')
@Controller('v1/dossiers')
export class ReceiveDossierController {
  constructor(private readonly receiveDossier: ReceiveDossier) {}

  @Post(':code/receive')
  @HttpCode(200)
  @PermitWithin('dossier:receive')
  @ApiOperation({ operationId: 'receiveDossier', summary: 'Tiếp nhận hồ sơ và hẹn trả kết quả' })
  @ApiOkResponse({ type: DossierView })
  receive(
    @Ctx() ctx: Context,
    @Param('code') code: string,
    @Body() body: FeeDto,
    @IfMatch() expected: number | undefined,
  ): Promise<DossierView> {
    return this.receiveDossier.execute(ctx, code, expected, body);
  }
}
