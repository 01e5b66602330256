import { Body, Controller, Param, Put } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Context } from '@motcua/contracts';
import { Ctx, IfMatch, Permit } from '@motcua/service-kit';
import { EssentialServiceView } from '../show-essential-services/essential-service.view.js';
import { ChangeEssentialServiceDto } from './change-essential-service.dto.js';
import { ChangeEssentialService } from './change-essential-service.js';

@ApiTags('essential-services')
@Controller('v1/essential-services')
export class ChangeEssentialServiceController {
  constructor(private readonly changeEssentialService: ChangeEssentialService) {}

  @Put(':list/:number')
  @Permit('catalog:draft')
  @ApiOperation({
    operationId: 'changeEssentialService',
    summary: 'Ghi tình trạng triển khai, tên hoặc mã thủ tục của một dịch vụ',
  })
  @ApiOkResponse({ type: EssentialServiceView })
  change(
    @Ctx() ctx: Context,
    @Param('list') list: string,
    @Param('number') number: string,
    @Body() body: ChangeEssentialServiceDto,
    @IfMatch() expected: number | undefined,
  ): Promise<EssentialServiceView> {
    return this.changeEssentialService.execute(ctx, list, Number(number), expected, body);
  }
}
