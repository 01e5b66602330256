import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Context } from '@motcua/contracts';
import { Ctx, IfMatch, PermitWithin } from '@motcua/service-kit';
import { DossierView } from '../show-dossier/dossier.view.js';
import { ReturnResultDto } from './return-result.dto.js';
import { ReturnResult } from './return-result.js';

@ApiTags('dossiers')
@Controller('v1/dossiers')
export class ReturnResultController {
  constructor(private readonly returnResult: ReturnResult) {}

  @Post(':code/return-result')
  @HttpCode(200)
  @PermitWithin('dossier:return-result')
  @ApiOperation({ operationId: 'returnResult', summary: 'Trả kết quả' })
  @ApiOkResponse({ type: DossierView })
  return(
    @Ctx() ctx: Context,
    @Param('code') code: string,
    @Body() body: ReturnResultDto,
    @IfMatch() expected: number | undefined,
  ): Promise<DossierView> {
    return this.returnResult.execute(ctx, code, expected, body);
  }
}
