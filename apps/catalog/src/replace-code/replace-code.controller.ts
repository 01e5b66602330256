import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Context } from '@motcua/contracts';
import { Ctx, Permit } from '@motcua/service-kit';
import { ReplacementView } from '../show-code-mappings/code-mapping.view.js';
import { ReplaceCodeDto } from './replace-code.dto.js';
import { ReplaceCode } from './replace-code.js';

@ApiTags('codes')
@Controller('v1/code-mappings')
export class ReplaceCodeController {
  constructor(private readonly replaceCode: ReplaceCode) {}

  @Post(':kind/replacements')
  @Permit('catalog:draft')
  @ApiOperation({ operationId: 'addCodeReplacement', summary: 'Ghi mã quốc gia cũ được thay bằng mã mới' })
  @ApiCreatedResponse({ type: ReplacementView })
  replace(@Ctx() ctx: Context, @Param('kind') kind: string, @Body() body: ReplaceCodeDto): Promise<ReplacementView> {
    return this.replaceCode.execute(ctx, kind, body);
  }
}
