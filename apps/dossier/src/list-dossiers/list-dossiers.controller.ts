import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProperty, ApiTags, ApiUnprocessableEntityResponse } from '@nestjs/swagger';
import type { Context } from '@motcua/contracts';
import { Ctx, PermitWithin, type Page } from '@motcua/service-kit';
import { DossierSummaryView } from '../show-dossier/dossier.view.js';
import { ListDossiersQuery } from './list-dossiers.query.js';
import { ListDossiers } from './list-dossiers.js';

export class DossierPage {
  @ApiProperty({ type: [DossierSummaryView] })
  items!: DossierSummaryView[];

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'Gửi lại ở tham số "cursor" để lấy trang sau; null ở trang cuối',
  })
  nextCursor!: string | null;
}

@ApiTags('dossiers')
@Controller('v1/dossiers')
export class ListDossiersController {
  constructor(private readonly listDossiers: ListDossiers) {}

  @Get()
  @PermitWithin('dossier:read')
  @ApiOperation({
    operationId: 'listDossiers',
    summary: 'Danh sách hồ sơ: mới nhất trước; khi lọc theo hẹn trả thì hạn sớm nhất trước',
  })
  @ApiUnprocessableEntityResponse()
  @ApiOkResponse({ type: DossierPage })
  list(@Ctx() ctx: Context, @Query() query: ListDossiersQuery): Promise<Page<DossierSummaryView>> {
    return this.listDossiers.execute(ctx, query);
  }
}
