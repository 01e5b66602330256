import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Context } from '@motcua/contracts';
import { Ctx, Permit } from '@motcua/service-kit';
import { CountOpenDossiersQuery } from './count-open-dossiers.query.js';
import { CountOpenDossiers } from './count-open-dossiers.js';
import { OpenCountsView } from './open-counts.view.js';

@ApiTags('dossiers')
@Controller('v1/dossiers')
export class CountOpenDossiersController {
  constructor(private readonly countOpenDossiers: CountOpenDossiers) {}

  @Get('open-counts')
  @Permit('catalog:draft')
  @ApiOperation({ operationId: 'countOpenDossiers', summary: 'Số hồ sơ chưa xong theo thủ tục và phiên bản' })
  @ApiOkResponse({ type: OpenCountsView })
  count(@Ctx() ctx: Context, @Query() { procedureCodes }: CountOpenDossiersQuery): Promise<OpenCountsView> {
    return this.countOpenDossiers.execute(ctx, procedureCodes.split(','));
  }
}
