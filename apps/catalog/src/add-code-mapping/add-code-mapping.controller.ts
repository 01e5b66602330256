import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Context } from '@motcua/contracts';
import { Ctx, Permit } from '@motcua/service-kit';
import { MappingView } from '../show-code-mappings/code-mapping.view.js';
import { AddCodeMappingDto } from './add-code-mapping.dto.js';
import { AddCodeMapping } from './add-code-mapping.js';

@ApiTags('codes')
@Controller('v1/code-mappings')
export class AddCodeMappingController {
  constructor(private readonly addCodeMapping: AddCodeMapping) {}

  @Post(':kind')
  @Permit('catalog:draft')
  @ApiOperation({ operationId: 'addCodeMapping', summary: 'Ghi mã quốc gia ứng với mã của tỉnh' })
  @ApiCreatedResponse({ type: MappingView })
  add(@Ctx() ctx: Context, @Param('kind') kind: string, @Body() body: AddCodeMappingDto): Promise<MappingView> {
    return this.addCodeMapping.execute(ctx, kind, body);
  }
}
