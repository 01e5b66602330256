import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Context } from '@motcua/contracts';
import { Ctx, IfMatch, PermitWithin } from '@motcua/service-kit';
import { DossierView } from '../show-dossier/dossier.view.js';
import { ConfirmPaymentDto } from './confirm-payment.dto.js';
import { ConfirmPayment } from './confirm-payment.js';

@ApiTags('dossiers')
@Controller('v1/dossiers')
export class ConfirmPaymentController {
  constructor(private readonly confirmPayment: ConfirmPayment) {}

  @Post(':code/confirm-payment')
  @HttpCode(200)
  @PermitWithin('dossier:confirm-payment')
  @ApiOperation({ operationId: 'confirmPayment', summary: 'Xác nhận đã thực hiện nghĩa vụ tài chính' })
  @ApiOkResponse({ type: DossierView })
  confirm(
    @Ctx() ctx: Context,
    @Param('code') code: string,
    @Body() body: ConfirmPaymentDto,
    @IfMatch() expected: number | undefined,
  ): Promise<DossierView> {
    return this.confirmPayment.execute(ctx, code, expected, body);
  }
}
