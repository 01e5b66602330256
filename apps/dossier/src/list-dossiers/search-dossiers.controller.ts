import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Context } from '@motcua/contracts';
import { Ctx, PermitWithin, type Page } from '@motcua/service-kit';
import type { DossierSummaryView } from '../show-dossier/dossier.view.js';
import { DossierPage } from './list-dossiers.controller.js';
import { ListDossiers } from './list-dossiers.js';
import { SearchDossiersDto } from './search-dossiers.dto.js';

@ApiTags('dossiers')
@Controller('v1/dossiers')
export class SearchDossiersController {
  constructor(private readonly listDossiers: ListDossiers) {}

  @Post('search')
  @HttpCode(200)
  @PermitWithin('dossier:read')
  @ApiOperation({
    operationId: 'searchDossiers',
    summary: 'Hồ sơ của một chủ hồ sơ, theo số định danh, mới nhất trước',
  })
  @ApiOkResponse({ type: DossierPage })
  search(
    @Ctx() ctx: Context,
    @Body() { ownerIdNumber, ...query }: SearchDossiersDto,
  ): Promise<Page<DossierSummaryView>> {
    return this.listDossiers.execute(ctx, query, ownerIdNumber);
  }
}
