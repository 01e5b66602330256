import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Context } from '@motcua/contracts';
import { Ctx, IfMatch, PermitWithin } from '@motcua/service-kit';
import { DossierView } from '../show-dossier/dossier.view.js';
import { ExtendDossierDto } from './extend-dossier.dto.js';
import { ExtendDossier } from './extend-dossier.js';

@ApiTags('dossiers')
@Controller('v1/dossiers')
export class ExtendDossierController {
  constructor(private readonly extendDossier: ExtendDossier) {}

  @Post(':code/extend')
  @HttpCode(200)
  @PermitWithin('dossier:extend')
  @ApiOperation({ operationId: 'extendDossier', summary: 'Xin lỗi và hẹn lại ngày trả kết quả' })
  @ApiOkResponse({ type: DossierView })
  extend(
    @Ctx() ctx: Context,
    @Param('code') code: string,
    @Body() body: ExtendDossierDto,
    @IfMatch() expected: number | undefined,
  ): Promise<DossierView> {
    return this.extendDossier.execute(ctx, code, expected, body);
  }
}
