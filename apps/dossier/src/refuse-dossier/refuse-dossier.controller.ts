import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Context } from '@motcua/contracts';
import { Ctx, IfMatch, PermitWithin } from '@motcua/service-kit';
import { ReasonDto } from '../request/note.dto.js';
import { DossierView } from '../show-dossier/dossier.view.js';
import { RefuseDossier } from './refuse-dossier.js';

@ApiTags('dossiers')
@Controller('v1/dossiers')
export class RefuseDossierController {
  constructor(private readonly refuseDossier: RefuseDossier) {}

  @Post(':code/refuse')
  @HttpCode(200)
  @PermitWithin('dossier:refuse')
  @ApiOperation({ operationId: 'refuseDossier', summary: 'Từ chối hồ sơ' })
  @ApiOkResponse({ type: DossierView })
  refuse(
    @Ctx() ctx: Context,
    @Param('code') code: string,
    @Body() body: ReasonDto,
    @IfMatch() expected: number | undefined,
  ): Promise<DossierView> {
    return this.refuseDossier.execute(ctx, code, expected, body);
  }
}
