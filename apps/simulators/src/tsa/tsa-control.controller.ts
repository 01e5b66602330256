import { Body, Controller, Delete, Get, HttpCode, Put, UseGuards } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Public } from '@motcua/service-kit';
import { LocalOnly } from '../control/local-only.guard.js';
import { TsaFaultDto, TsaStateView } from './tsa.dto.js';
import { TsaControl } from './tsa-control.js';

@ApiTags('simulators')
@Controller('simulators/tsa/control/fault')
@Public()
@UseGuards(LocalOnly)
export class TsaControlController {
  constructor(private readonly control: TsaControl) {}

  @Get()
  @ApiOperation({ operationId: 'showTsaFault', summary: 'Lỗi mô phỏng của dịch vụ dấu thời gian và số lần được hỏi' })
  @ApiOkResponse({ type: TsaStateView })
  show(): TsaStateView {
    return this.control.state;
  }

  @Put()
  @ApiOperation({ operationId: 'declareTsaFault', summary: 'Khai báo lỗi mô phỏng của dịch vụ dấu thời gian' })
  @ApiOkResponse({ type: TsaStateView })
  declare(@Body() body: TsaFaultDto): TsaStateView {
    this.control.declare(body.fault, body.count);
    return this.control.state;
  }

  @Delete()
  @HttpCode(204)
  @ApiOperation({ operationId: 'clearTsaFault', summary: 'Bỏ lỗi mô phỏng của dịch vụ dấu thời gian' })
  @ApiNoContentResponse()
  clear(): void {
    this.control.clear();
  }
}
