import { applyDecorators } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Optional } from '@motcua/service-kit';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsIn, IsString, Length, Matches, MaxLength } from 'class-validator';
import { endpoints, type Endpoint } from '../login/login-fault.js';
import { loginOutcomes, type LoginOutcome } from '../login/login-statistics.js';
import type { Claims } from '../login/people.js';

const authentications = ['client_secret_post', 'client_secret_basic'] as const;
/** Back to this machine, or over TLS. */
const BACK = /^(https:\/\/[^\s#]{1,1000}|http:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?(\/[^\s#]{0,1000})?)$/;
const back = { message: 'http://localhost…, http://127.0.0.1… hoặc https://…, không có #' };

/** A claim of dvcqg.md section 7: a text that may be absent. */
function Claim(example?: string): PropertyDecorator {
  return applyDecorators(
    ApiPropertyOptional({ type: String, ...(example !== undefined && { example }) }),
    Optional(),
    IsString(),
    MaxLength(1000),
  );
}

export class PersonDto implements Claims {
  @Claim('TECH-0009')
  TechID?: string;

  @Claim('1')
  LoaiTaiKhoan?: string;

  @Claim('000000000009')
  SoDinhDanh?: string;

  @Claim()
  SoCMND?: string;

  @Claim()
  HoChieu?: string;

  @Claim('LÒ VĂN MẪU')
  HoVaTen?: string;

  @Claim('19900101')
  NgayThangNamSinh?: string;

  @Claim()
  GioiTinh?: string;

  @Claim()
  DanToc?: string;

  @Claim()
  ThuDienTu?: string;

  @Claim()
  SoDienThoai?: string;

  @Claim()
  DiaChi?: string;

  @Claim()
  MaBHXH?: string;

  @Claim()
  MaSoThue?: string;

  @Claim()
  MaSoDoanhNghiep?: string;

  @Claim()
  TenDoanhNghiep?: string;

  @Claim('2')
  loAs?: string;

  @Claim()
  IAL?: string;

  @Claim()
  userProfileUri?: string;

  @Claim()
  logoutUri?: string;

  /** Fields that were not given are undefined in a DTO, and absent in a person. */
  static claimsOf(dto: PersonDto): Claims {
    return Object.fromEntries(Object.entries(dto).filter(([, value]) => value !== undefined));
  }
}

export class PersonView extends PersonDto {
  @ApiProperty({ type: String, example: 'u-0009' })
  sub!: string;
}

export class PeopleView {
  @ApiProperty({ type: [PersonView] })
  items!: PersonView[];
}

export class LoginClientDto {
  @ApiProperty({ type: [String], example: ['http://localhost:3000/oidc/dvcqg/callback'] })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(20)
  @Matches(BACK, { each: true, ...back })
  redirectUris!: string[];

  @ApiPropertyOptional({ type: [String], description: 'Where to after a sign-out' })
  @Optional()
  @IsArray()
  @ArrayMaxSize(20)
  @Matches(BACK, { each: true, ...back })
  postLogoutRedirectUris?: string[];

  @ApiPropertyOptional({ enum: authentications, default: 'client_secret_post' })
  @Optional()
  @IsIn(authentications)
  authentication?: (typeof authentications)[number];

  @ApiPropertyOptional({ type: String, minLength: 16, maxLength: 200, description: 'Absent: a new one' })
  @Optional()
  @IsString()
  @Length(16, 200)
  clientSecret?: string;
}

export class LoginClientView {
  @ApiProperty({ type: String, example: 'motcua' })
  clientId!: string;

  @ApiProperty({ type: String })
  clientSecret!: string;

  @ApiProperty({ type: [String] })
  redirectUris!: string[];

  @ApiProperty({ type: [String] })
  postLogoutRedirectUris!: string[];

  @ApiProperty({ enum: authentications })
  authentication!: (typeof authentications)[number];
}

export class LoginClientsView {
  @ApiProperty({ type: [LoginClientView] })
  items!: LoginClientView[];
}

class LoginCountView {
  @ApiProperty({ enum: endpoints })
  endpoint!: Endpoint;

  @ApiProperty({ enum: loginOutcomes, description: 'refused: answered with an error; turnedAway: by a fault' })
  outcome!: LoginOutcome;

  @ApiProperty({ type: Number })
  count!: number;
}

export class LoginStatisticsView {
  @ApiProperty({ type: [LoginCountView], description: 'Requests since the start or the last reset' })
  requests!: LoginCountView[];

  @ApiProperty({ type: Number, description: 'Sign-ins that ended with a code' })
  signIns!: number;
}
