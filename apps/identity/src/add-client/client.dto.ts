import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Instant, Nullable, Text } from '@motcua/service-kit';
import { ArrayMaxSize, IsArray, IsBoolean, IsIn, IsString, Matches, MaxLength } from 'class-validator';
import { clientIdPattern, clientKinds, type ClientKind } from '../domain/client.js';

/** What may be said of a client again and again. */
export class ChangeClientDto {
  @ApiProperty({ type: String, example: 'Bệnh viện đa khoa tỉnh' })
  @Text({ max: 200 })
  name!: string;

  @ApiPropertyOptional({ type: [String], example: ['dossier:read'], description: 'Quyền tối đa của hệ thống' })
  @IsArray()
  @ArrayMaxSize(100)
  @IsString({ each: true })
  @MaxLength(100, { each: true })
  permissions: string[] = [];

  @ApiPropertyOptional({ type: [String], example: ['10.0.0.0/8'], description: 'Mạng được phép gọi; trống: mọi nơi' })
  @IsArray()
  @ArrayMaxSize(50)
  @IsString({ each: true })
  @MaxLength(50, { each: true })
  networks: string[] = [];

  @ApiPropertyOptional({ type: [String], example: ['https://app.example.gov.vn/back'] })
  @IsArray()
  @ArrayMaxSize(20)
  @IsString({ each: true })
  @MaxLength(500, { each: true })
  redirectUris: string[] = [];

  @ApiPropertyOptional({ type: [String], example: ['https://app.example.gov.vn/'] })
  @IsArray()
  @ArrayMaxSize(20)
  @IsString({ each: true })
  @MaxLength(500, { each: true })
  postLogoutRedirectUris: string[] = [];

  @ApiPropertyOptional({ type: String, nullable: true, example: 'https://app.example.gov.vn/backchannel-logout' })
  @Nullable()
  @IsString()
  @MaxLength(500)
  backchannelLogoutUri: string | null = null;

  @ApiPropertyOptional({
    type: String,
    format: 'date-time',
    nullable: true,
    description: 'Hết hạn; null: không thời hạn',
  })
  @Nullable()
  @Instant()
  expiresAt: string | null = null;

  @ApiPropertyOptional({ type: Boolean, default: false })
  @IsBoolean()
  disabled: boolean = false;
}

export class AddClientDto extends ChangeClientDto {
  @ApiProperty({ type: String, example: 'benh-vien-tinh', description: 'Không bao giờ cấp lại cho hệ thống khác' })
  @Matches(clientIdPattern)
  id!: string;

  @ApiProperty({ enum: clientKinds, description: 'system: tự hành động; application: người dùng đăng nhập' })
  @IsIn(clientKinds)
  kind!: ClientKind;
}
