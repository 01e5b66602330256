import { Body, Controller, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Context } from '@motcua/contracts';
import { Ctx, IdempotencyKey, PermitWithin, withEtag } from '@motcua/service-kit';
import { DossierView } from '../show-dossier/dossier.view.js';
import { RegisterDossierDto } from './register-dossier.dto.js';
import { RegisterDossier } from './register-dossier.js';

@ApiTags('dossiers')
@Controller('v1/dossiers')
export class RegisterDossierController {
  constructor(private readonly registerDossier: RegisterDossier) {}

  @Post()
  @PermitWithin('dossier:register')
  @ApiOperation({ operationId: 'registerDossier', summary: 'Đăng ký hồ sơ' })
  @ApiHeader({
    name: 'Idempotency-Key',
    required: false,
    description: 'Gửi lại cùng khóa và nội dung: cùng câu trả lời',
  })
  @ApiCreatedResponse({ type: DossierView, headers: { Location: { schema: { type: 'string' } } } })
  async register(
    @Ctx() ctx: Context,
    @Body() body: RegisterDossierDto,
    @IdempotencyKey() key: string | undefined,
  ): Promise<DossierView> {
    const view = await this.registerDossier.execute(ctx, body, key);
    return withEtag(view, view.version, { location: `/v1/dossiers/${view.code}` });
  }
}
