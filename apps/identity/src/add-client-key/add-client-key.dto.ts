import { ApiProperty } from '@nestjs/swagger';
import { IsISO8601, IsObject, Matches } from 'class-validator';
import { keyIdPattern } from '../domain/client.js';

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,3})?(Z|[+-]\d{2}:\d{2})$/;

export class AddClientKeyDto {
  @ApiProperty({ type: String, example: '2024-a' })
  @Matches(keyIdPattern)
  kid!: string;

  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    example: { kty: 'EC', crv: 'P-256', x: '…', y: '…' },
    description: 'Khoá công khai (JWK): RSA từ 2048 bit, EC hoặc Ed25519',
  })
  @IsObject()
  jwk!: Record<string, unknown>;

  @ApiProperty({ type: String, format: 'date-time', example: '2024-03-15T00:00:00+07:00' })
  @Matches(INSTANT)
  @IsISO8601({ strict: true })
  validFrom!: string;

  @ApiProperty({ type: String, format: 'date-time', example: '2025-03-15T00:00:00+07:00' })
  @Matches(INSTANT)
  @IsISO8601({ strict: true })
  validTo!: string;
}
