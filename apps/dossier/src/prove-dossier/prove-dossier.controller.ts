import { Controller, Get, Param } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Context } from '@motcua/contracts';
import { Ctx, PermitWithin } from '@motcua/service-kit';
import { DossierProofView } from './dossier-proof.view.js';
import { ProveDossier } from './prove-dossier.js';

@ApiTags('dossiers')
@Controller('v1/dossiers')
export class ProveDossierController {
  constructor(private readonly proveDossier: ProveDossier) {}

  @Get(':code/proof')
  @PermitWithin('dossier:read')
  @ApiOperation({
    operationId: 'proveDossier',
    summary: 'Bằng chứng về các sự kiện của hồ sơ, kiểm tra được ngoại tuyến bằng tools/verify-proof.mjs',
  })
  @ApiOkResponse({ type: DossierProofView })
  prove(@Ctx() ctx: Context, @Param('code') code: string): Promise<DossierProofView> {
    return this.proveDossier.execute(ctx, code);
  }
}
