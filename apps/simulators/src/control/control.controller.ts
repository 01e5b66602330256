import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Query, UseGuards } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { PageQuery, Public, type Page } from '@motcua/service-kit';
import { Portal } from '../portal/portal.js';
import {
  PortalDossierPage,
  PortalDossierView,
  PortalProcedureDto,
  ReadBackDto,
  StatisticsView,
} from './control.views.js';
import { FaultsDto, FaultsView } from './fault.dto.js';
import { LocalOnly } from './local-only.guard.js';
import { PortalControl } from './portal-control.js';

@ApiTags('simulators')
@Controller('simulators/dvcqg/control')
@Public()
@UseGuards(LocalOnly)
export class ControlController {
  constructor(
    private readonly control: PortalControl,
    private readonly portal: Portal,
  ) {}

  @Get('faults')
  @ApiOperation({ operationId: 'listPortalFaults', summary: 'Các lỗi mô phỏng đang khai báo và số lần đã xảy ra' })
  @ApiOkResponse({ type: FaultsView })
  faults(): FaultsView {
    return { faults: this.portal.faults as unknown as FaultsView['faults'] };
  }

  @Put('faults')
  @ApiOperation({ operationId: 'declarePortalFaults', summary: 'Khai báo lỗi mô phỏng, thay cho các lỗi trước đó' })
  @ApiOkResponse({ type: FaultsView })
  declare(@Body() body: FaultsDto): FaultsView {
    this.control.declare(body.toFaults(), body.seed);
    return this.faults();
  }

  @Delete('faults')
  @HttpCode(204)
  @ApiOperation({ operationId: 'clearPortalFaults', summary: 'Bỏ mọi lỗi mô phỏng' })
  @ApiNoContentResponse()
  clear(): void {
    this.control.declare([]);
  }

  @Post('reset')
  @HttpCode(204)
  @ApiOperation({ operationId: 'resetPortal', summary: 'Xóa mọi hồ sơ, phiên, lỗi và số liệu của cổng mô phỏng' })
  @ApiNoContentResponse()
  reset(): void {
    this.portal.reset();
  }

  @Get('dossiers')
  @ApiOperation({ operationId: 'listPortalDossiers', summary: 'Hồ sơ mà cổng mô phỏng đang giữ, theo thứ tự đến' })
  @ApiOkResponse({ type: PortalDossierPage })
  list(@Query() query: PageQuery): Page<PortalDossierView> {
    return this.control.list(query);
  }

  @Get('dossiers/:code')
  @ApiOperation({ operationId: 'showPortalDossier', summary: 'Một hồ sơ như cổng mô phỏng đang giữ' })
  @ApiOkResponse({ type: PortalDossierView })
  show(@Param('code') code: string): PortalDossierView {
    return this.control.show(code);
  }

  @Put('procedures/:code')
  @HttpCode(204)
  @ApiOperation({ operationId: 'putPortalProcedure', summary: 'Đặt nội dung một thủ tục mà LayThuTuc của cổng trả về' })
  @ApiNoContentResponse()
  putProcedure(@Param('code') code: string, @Body() body: PortalProcedureDto): void {
    this.control.putProcedure(code, body.json);
  }

  @Delete('procedures/:code')
  @HttpCode(204)
  @ApiOperation({ operationId: 'removePortalProcedure', summary: 'Gỡ một thủ tục khỏi cổng mô phỏng' })
  @ApiNoContentResponse()
  removeProcedure(@Param('code') code: string): void {
    this.control.removeProcedure(code);
  }

  @Get('statistics')
  @ApiOperation({ operationId: 'showPortalStatistics', summary: 'Số lần gọi theo dịch vụ và kết quả' })
  @ApiOkResponse({ type: StatisticsView })
  statistics(): StatisticsView {
    return this.control.statistics();
  }

  @Get('read-back')
  @ApiOperation({ operationId: 'showPortalReadBack', summary: 'Mức dữ liệu mà TraCuuHoSo trả về' })
  @ApiOkResponse({ type: ReadBackDto })
  readBack(): ReadBackDto {
    return { level: this.portal.readBack };
  }

  @Put('read-back')
  @ApiOperation({ operationId: 'setPortalReadBack', summary: 'Đặt mức dữ liệu mà TraCuuHoSo trả về' })
  @ApiOkResponse({ type: ReadBackDto })
  setReadBack(@Body() body: ReadBackDto): ReadBackDto {
    this.portal.readBack = body.level;
    return this.readBack();
  }
}
