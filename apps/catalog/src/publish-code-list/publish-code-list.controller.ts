import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Context } from '@motcua/contracts';
import { Ctx, Permit } from '@motcua/service-kit';
import { CodeListVersionView } from '../show-code-lists/code-list.view.js';
import { PublishCodeListDto } from './publish-code-list.dto.js';
import { PublishCodeList } from './publish-code-list.js';

@ApiTags('codes')
@Controller('v1/code-lists')
export class PublishCodeListController {
  constructor(private readonly publishCodeList: PublishCodeList) {}

  @Post(':list/versions')
  @HttpCode(200)
  @Permit('catalog:draft')
  @ApiOperation({
    operationId: 'publishCodeList',
    summary: 'Ghi danh mục mới, cả danh mục; nội dung như cũ thì không đổi gì',
  })
  @ApiOkResponse({ type: CodeListVersionView })
  publish(
    @Ctx() ctx: Context,
    @Param('list') list: string,
    @Body() body: PublishCodeListDto,
  ): Promise<CodeListVersionView> {
    return this.publishCodeList.execute(ctx, list, body);
  }
}
