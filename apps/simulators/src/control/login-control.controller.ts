import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, UseGuards } from '@nestjs/common';
import { ApiBody, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Public } from '@motcua/service-kit';
import { Login } from '../login/login.js';
import { LocalOnly } from './local-only.guard.js';
import { LoginControl } from './login-control.js';
import { LoginFaultsDto, LoginFaultsView } from './login-fault.dto.js';
import {
  LoginClientDto,
  LoginClientsView,
  LoginClientView,
  LoginStatisticsView,
  PeopleView,
  PersonDto,
} from './login.dto.js';

@ApiTags('simulators')
@Controller('simulators/dvcqg/control/login')
@Public()
@UseGuards(LocalOnly)
export class LoginControlController {
  constructor(
    private readonly control: LoginControl,
    private readonly login: Login,
  ) {}

  @Get('faults')
  @ApiOperation({ operationId: 'listLoginFaults', summary: 'Các lỗi đăng nhập mô phỏng và số lần đã xảy ra' })
  @ApiOkResponse({ type: LoginFaultsView })
  faults(): LoginFaultsView {
    return { faults: this.login.plan.list as unknown as LoginFaultsView['faults'] };
  }

  @Put('faults')
  @ApiOperation({ operationId: 'declareLoginFaults', summary: 'Khai báo lỗi đăng nhập, thay cho các lỗi trước đó' })
  @ApiOkResponse({ type: LoginFaultsView })
  declare(@Body() body: LoginFaultsDto): LoginFaultsView {
    this.control.declare(body.toFaults(), body.seed);
    return this.faults();
  }

  @Delete('faults')
  @HttpCode(204)
  @ApiOperation({ operationId: 'clearLoginFaults', summary: 'Bỏ mọi lỗi đăng nhập mô phỏng' })
  @ApiNoContentResponse()
  clear(): void {
    this.control.declare([]);
  }

  @Get('people')
  @ApiOperation({ operationId: 'listLoginPeople', summary: 'Những người minh họa có thể đăng nhập' })
  @ApiOkResponse({ type: PeopleView })
  people(): PeopleView {
    return { items: this.control.people };
  }

  @Put('people/:sub')
  @HttpCode(204)
  @ApiOperation({ operationId: 'putLoginPerson', summary: 'Thêm hoặc thay một người có thể đăng nhập' })
  @ApiBody({ type: PersonDto, required: false })
  @ApiNoContentResponse()
  putPerson(@Param('sub') sub: string, @Body() body: PersonDto): void {
    this.control.putPerson(sub, PersonDto.claimsOf(body));
  }

  @Delete('people/:sub')
  @HttpCode(204)
  @ApiOperation({ operationId: 'removeLoginPerson', summary: 'Gỡ một người khỏi danh sách đăng nhập' })
  @ApiNoContentResponse()
  removePerson(@Param('sub') sub: string): void {
    this.control.removePerson(sub);
  }

  @Get('clients')
  @ApiOperation({
    operationId: 'listLoginClients',
    summary: 'Các hệ thống được dùng đăng nhập mô phỏng, kèm khóa bí mật',
  })
  @ApiOkResponse({ type: LoginClientsView })
  clients(): LoginClientsView {
    return { items: this.control.clients };
  }

  @Put('clients/:clientId')
  @ApiOperation({ operationId: 'putLoginClient', summary: 'Đăng ký hệ thống được dùng đăng nhập mô phỏng' })
  @ApiOkResponse({ type: LoginClientView })
  putClient(@Param('clientId') clientId: string, @Body() body: LoginClientDto): LoginClientView {
    return this.control.putClient(clientId, body);
  }

  @Get('statistics')
  @ApiOperation({ operationId: 'showLoginStatistics', summary: 'Số yêu cầu đăng nhập theo bước và kết quả' })
  @ApiOkResponse({ type: LoginStatisticsView })
  statistics(): LoginStatisticsView {
    const { requests, signIns } = this.login.statistics;
    return { requests, signIns };
  }

  @Post('reset')
  @HttpCode(204)
  @ApiOperation({ operationId: 'resetLogin', summary: 'Đăng nhập mô phỏng trở lại như ban đầu' })
  @ApiNoContentResponse()
  reset(): void {
    this.login.reset();
  }
}
