import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Context } from '@motcua/contracts';
import { Ctx, IfMatch, PermitWithin } from '@motcua/service-kit';
import { ReasonDto } from '../request/note.dto.js';
import { DossierView } from '../show-dossier/dossier.view.js';
import { ResumeDossier } from './resume-dossier.js';

@ApiTags('dossiers')
@Controller('v1/dossiers')
export class ResumeDossierController {
  constructor(private readonly resumeDossier: ResumeDossier) {}

  @Post(':code/resume')
  @HttpCode(200)
  @PermitWithin('dossier:resume')
  @ApiOperation({ operationId: 'resumeDossier', summary: 'Tiếp tục xử lý sau khi bổ sung hoặc sau khi dừng' })
  @ApiOkResponse({ type: DossierView })
  resume(
    @Ctx() ctx: Context,
    @Param('code') code: string,
    @Body() body: ReasonDto,
    @IfMatch() expected: number | undefined,
  ): Promise<DossierView> {
    return this.resumeDossier.execute(ctx, code, expected, body);
  }
}
