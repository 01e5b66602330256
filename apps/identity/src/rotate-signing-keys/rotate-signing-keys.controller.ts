import { Controller, Delete, HttpCode, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Context } from '@motcua/contracts';
import { Ctx, Permit } from '@motcua/service-kit';
import { SigningKeysView } from '../show-signing-keys/signing-keys.view.js';
import { RotateSigningKeys } from './rotate-signing-keys.js';

@ApiTags('signing-keys')
@Controller('v1/signing-keys')
@Permit('identity:administer')
export class RotateSigningKeysController {
  constructor(private readonly rotateSigningKeys: RotateSigningKeys) {}

  @Post()
  @ApiOperation({ operationId: 'publishNextSigningKey', summary: 'Công bố sớm khoá ký kế tiếp' })
  @ApiCreatedResponse({ type: SigningKeysView })
  next(@Ctx() ctx: Context): Promise<SigningKeysView> {
    return this.rotateSigningKeys.publishNext(ctx);
  }

  @Delete(':kid')
  @HttpCode(204)
  @ApiOperation({ operationId: 'withdrawSigningKey', summary: 'Thu hồi ngay một khoá ký bị lộ' })
  @ApiNoContentResponse()
  withdraw(@Ctx() ctx: Context, @Param('kid') kid: string): Promise<void> {
    return this.rotateSigningKeys.withdraw(ctx, kid);
  }
}
