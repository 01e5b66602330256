import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Context } from '@motcua/contracts';
import { Ctx, IfMatch, PermitWithin } from '@motcua/service-kit';
import { DossierView } from '../show-dossier/dossier.view.js';
import { ForwardDossierDto } from './forward-dossier.dto.js';
import { ForwardDossier } from './forward-dossier.js';

@ApiTags('dossiers')
@Controller('v1/dossiers')
export class ForwardDossierController {
  constructor(private readonly forwardDossier: ForwardDossier) {}

  @Post(':code/forward')
  @HttpCode(200)
  @PermitWithin('dossier:forward')
  @ApiOperation({ operationId: 'forwardDossier', summary: 'Chuyển hồ sơ đến đơn vị xử lý' })
  @ApiOkResponse({ type: DossierView })
  forward(
    @Ctx() ctx: Context,
    @Param('code') code: string,
    @Body() body: ForwardDossierDto,
    @IfMatch() expected: number | undefined,
  ): Promise<DossierView> {
    return this.forwardDossier.execute(ctx, code, expected, body);
  }
}
