import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Context } from '@motcua/contracts';
import { Ctx, Permit } from '@motcua/service-kit';
import { MappingView } from '../show-code-mappings/code-mapping.view.js';
import { EndCodeMappingDto } from './end-code-mapping.dto.js';
import { EndCodeMapping } from './end-code-mapping.js';

@ApiTags('codes')
@Controller('v1/code-mappings')
export class EndCodeMappingController {
  constructor(private readonly endCodeMapping: EndCodeMapping) {}

  @Post(':kind/:id/end')
  @HttpCode(200)
  @Permit('catalog:draft')
  @ApiOperation({ operationId: 'endCodeMapping', summary: 'Ghi ngày hết hiệu lực' })
  @ApiOkResponse({ type: MappingView })
  end(
    @Ctx() ctx: Context,
    @Param('kind') kind: string,
    @Param('id') id: string,
    @Body() { validTo }: EndCodeMappingDto,
  ): Promise<MappingView> {
    return this.endCodeMapping.execute(ctx, kind, id, validTo);
  }
}
