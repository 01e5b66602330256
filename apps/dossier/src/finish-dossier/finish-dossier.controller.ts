import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Context } from '@motcua/contracts';
import { Ctx, IfMatch, PermitWithin } from '@motcua/service-kit';
import { DossierView } from '../show-dossier/dossier.view.js';
import { FinishDossierDto } from './finish-dossier.dto.js';
import { FinishDossier } from './finish-dossier.js';

@ApiTags('dossiers')
@Controller('v1/dossiers')
export class FinishDossierController {
  constructor(private readonly finishDossier: FinishDossier) {}

  @Post(':code/finish')
  @HttpCode(200)
  @PermitWithin('dossier:finish')
  @ApiOperation({ operationId: 'finishDossier', summary: 'Xử lý xong, có kết quả' })
  @ApiOkResponse({ type: DossierView })
  finish(
    @Ctx() ctx: Context,
    @Param('code') code: string,
    @Body() body: FinishDossierDto,
    @IfMatch() expected: number | undefined,
  ): Promise<DossierView> {
    return this.finishDossier.execute(ctx, code, expected, body);
  }
}
