import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Context } from '@motcua/contracts';
import { Ctx, IfMatch, PermitWithin } from '@motcua/service-kit';
import { ReasonDto } from '../request/note.dto.js';
import { DossierView } from '../show-dossier/dossier.view.js';
import { WithdrawDossier } from './withdraw-dossier.js';

@ApiTags('dossiers')
@Controller('v1/dossiers')
export class WithdrawDossierController {
  constructor(private readonly withdrawDossier: WithdrawDossier) {}

  @Post(':code/withdraw')
  @HttpCode(200)
  @PermitWithin('dossier:withdraw')
  @ApiOperation({ operationId: 'withdrawDossier', summary: 'Rút hồ sơ theo yêu cầu của công dân' })
  @ApiOkResponse({ type: DossierView })
  withdraw(
    @Ctx() ctx: Context,
    @Param('code') code: string,
    @Body() body: ReasonDto,
    @IfMatch() expected: number | undefined,
  ): Promise<DossierView> {
    return this.withdrawDossier.execute(ctx, code, expected, body);
  }
}
