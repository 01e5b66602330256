import { Body, Controller, Get, HttpCode, Param, Post, Query, type Type } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import { ParkedStore } from '@motcua/messaging';
import type { Context } from '@motcua/contracts';
import { MinLength } from 'class-validator';
import { Ctx } from '../access/context.js';
import { Permit } from '../access/permit.js';
import { PageQuery } from '../http/page.js';
import { kitErrors } from '../problems/kit-errors.js';
import { Text } from '../validation/text.js';
import { ParkedPage } from './parked.view.js';

export class SkipParkedDto {
  @ApiProperty({ type: String, minLength: 3, maxLength: 500, description: 'Lý do bỏ qua, được ghi lại' })
  @Text({ max: 500 })
  @MinLength(3)
  reason!: string;
}

/** What operators do with messages that could not be handled, at `/v1/operations/<service>/parked`. */
export function parkedController(service: string): Type<unknown> {
  @ApiTags('operations')
  @Controller(`v1/operations/${service}/parked`)
  class ParkedController {
    constructor(private readonly parked: ParkedStore) {}

    @Get()
    @Permit('operations:read')
    @ApiOperation({ summary: 'Các thông điệp đang bị treo', operationId: `${service}-parked` })
    @ApiOkResponse({ type: ParkedPage })
    list(@Query() query: PageQuery): Promise<ParkedPage> {
      if (!/^\d{0,18}$/.test(query.cursor ?? '')) throw kitErrors.BAD_CURSOR({}, { field: 'cursor' });
      return this.parked.list(query);
    }

    @Post(':id/retry')
    @HttpCode(202)
    @Permit('operations:act')
    @ApiOperation({ summary: 'Xử lý lại ngay', operationId: `${service}-parked-retry` })
    async retry(@Ctx() ctx: Context, @Param('id') id: string): Promise<void> {
      await this.parked.retry(id, ctx.actor);
    }

    @Post(':id/skip')
    @HttpCode(202)
    @Permit('operations:act')
    @ApiOperation({ summary: 'Bỏ qua vĩnh viễn, có ghi lý do', operationId: `${service}-parked-skip` })
    async skip(@Ctx() ctx: Context, @Param('id') id: string, @Body() body: SkipParkedDto): Promise<void> {
      await this.parked.skip(id, ctx.actor, body.reason);
    }
  }
  return ParkedController;
}
