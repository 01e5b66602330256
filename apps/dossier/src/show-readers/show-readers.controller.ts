import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Context } from '@motcua/contracts';
import { Ctx, PageQuery, PermitWithin, type Page } from '@motcua/service-kit';
import { ReaderPage, type ReaderView } from './reader.view.js';
import { ShowReaders } from './show-readers.js';

@ApiTags('dossiers')
@Controller('v1/dossiers')
export class ShowReadersController {
  constructor(private readonly showReaders: ShowReaders) {}

  @Get(':code/readers')
  @PermitWithin('dossier:read')
  @ApiOperation({ operationId: 'showReaders', summary: 'Ai đã xem dữ liệu cá nhân của hồ sơ, lúc nào; mới nhất trước' })
  @ApiOkResponse({ type: ReaderPage })
  show(@Ctx() ctx: Context, @Param('code') code: string, @Query() page: PageQuery): Promise<Page<ReaderView>> {
    return this.showReaders.execute(ctx, code, page);
  }
}
