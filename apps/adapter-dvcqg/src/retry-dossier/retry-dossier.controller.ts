import { Controller, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { normalisedCode, type Context } from '@motcua/contracts';
import { Ctx, Permit } from '@motcua/service-kit';
import { PortalStateView } from '../show-portal-state/portal-state.view.js';
import { RetryDossier } from './retry-dossier.js';

@ApiTags('Cổng Dịch vụ công quốc gia')
@Controller('v1/portal')
export class RetryDossierController {
  constructor(@Inject(RetryDossier) private readonly retryDossier: RetryDossier) {}

  @Post('dossiers/:code/retry')
  @HttpCode(200)
  @Permit('portal:operate')
  @ApiOkResponse({ type: PortalStateView })
  retry(@Ctx() ctx: Context, @Param('code') code: string): Promise<PortalStateView> {
    return this.retryDossier.execute(ctx, normalisedCode(code));
  }
}
