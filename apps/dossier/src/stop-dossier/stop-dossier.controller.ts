import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Context } from '@motcua/contracts';
import { Ctx, IfMatch, PermitWithin } from '@motcua/service-kit';
import { ReasonDto } from '../request/note.dto.js';
import { DossierView } from '../show-dossier/dossier.view.js';
import { StopDossier } from './stop-dossier.js';

@ApiTags('dossiers')
@Controller('v1/dossiers')
export class StopDossierController {
  constructor(private readonly stopDossier: StopDossier) {}

  @Post(':code/stop')
  @HttpCode(200)
  @PermitWithin('dossier:stop')
  @ApiOperation({ operationId: 'stopDossier', summary: 'Dừng xử lý' })
  @ApiOkResponse({ type: DossierView })
  stop(
    @Ctx() ctx: Context,
    @Param('code') code: string,
    @Body() body: ReasonDto,
    @IfMatch() expected: number | undefined,
  ): Promise<DossierView> {
    return this.stopDossier.execute(ctx, code, expected, body);
  }
}
