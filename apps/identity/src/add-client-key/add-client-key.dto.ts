import { ApiProperty } from '@nestjs/swagger';
import { Instant } from '@motcua/service-kit';
import { IsObject, Matches } from 'class-validator';
import { keyIdPattern } from '../domain/client.js';

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
  @Instant()
  validFrom!: string;

  @ApiProperty({ type: String, format: 'date-time', example: '2025-03-15T00:00:00+07:00' })
  @Instant()
  validTo!: string;
}
