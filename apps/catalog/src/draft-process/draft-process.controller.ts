import { Body, Controller, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Context } from '@motcua/contracts';
import { Ctx, IdempotencyKey, Permit, withEtag } from '@motcua/service-kit';
import { ProcessView } from '../show-process/process.view.js';
import { DraftProcess } from './draft-process.js';
import { ProcessDraftDto } from './process-draft.dto.js';

@ApiTags('processes')
@Controller('v1/processes')
export class DraftProcessController {
  constructor(private readonly draftProcess: DraftProcess) {}

  @Post()
  @Permit('process:draft')
  @ApiOperation({
    operationId: 'draftProcess',
    summary: 'Soạn quy trình mới, hoặc phiên bản kế tiếp của quy trình đã có',
    description: 'Dự thảo được phép chưa hoàn chỉnh; kiểm tra bằng "verification" trước khi trình phê duyệt.',
  })
  @ApiCreatedResponse({ type: ProcessView, headers: { Location: { schema: { type: 'string' } } } })
  async draft(
    @Ctx() ctx: Context,
    @Body() body: ProcessDraftDto,
    @IdempotencyKey() key: string | undefined,
  ): Promise<ProcessView> {
    const draft = await this.draftProcess.execute(ctx, body, key);
    return withEtag(draft, draft.revision, { location: `/v1/processes/${draft.code}/versions/${draft.version}` });
  }
}
