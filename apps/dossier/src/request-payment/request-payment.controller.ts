import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Context } from '@motcua/contracts';
import { Ctx, IfMatch, PermitWithin } from '@motcua/service-kit';
import { DossierView } from '../show-dossier/dossier.view.js';
import { RequestPaymentDto } from './request-payment.dto.js';
import { RequestPayment } from './request-payment.js';

@ApiTags('dossiers')
@Controller('v1/dossiers')
export class RequestPaymentController {
  constructor(private readonly requestPayment: RequestPayment) {}

  @Post(':code/request-payment')
  @HttpCode(200)
  @PermitWithin('dossier:request-payment')
  @ApiOperation({ operationId: 'requestPayment', summary: 'Yêu cầu thực hiện nghĩa vụ tài chính' })
  @ApiOkResponse({ type: DossierView })
  request(
    @Ctx() ctx: Context,
    @Param('code') code: string,
    @Body() body: RequestPaymentDto,
    @IfMatch() expected: number | undefined,
  ): Promise<DossierView> {
    return this.requestPayment.execute(ctx, code, expected, body);
  }
}
