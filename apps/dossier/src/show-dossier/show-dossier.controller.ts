import { Controller, Get, Param } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Context } from '@motcua/contracts';
import { Ctx, PermitWithin } from '@motcua/service-kit';
import { DossierView } from './dossier.view.js';
import { ShowDossier } from './show-dossier.js';

@ApiTags('dossiers')
@Controller('v1/dossiers')
export class ShowDossierController {
  constructor(private readonly showDossier: ShowDossier) {}

  @Get(':code')
  @PermitWithin('dossier:read')
  @ApiOperation({ operationId: 'showDossier', summary: 'Một hồ sơ; mã viết hoa, viết thường, có dấu cách đều được' })
  @ApiOkResponse({ type: DossierView })
  show(@Ctx() ctx: Context, @Param('code') code: string): Promise<DossierView> {
    return this.showDossier.execute(ctx, code);
  }
}
