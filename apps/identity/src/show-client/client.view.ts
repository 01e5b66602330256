import { ApiProperty } from '@nestjs/swagger';
import { formatInstant } from '@motcua/contracts';
import { clientKinds, type Client, type ClientKind } from '../domain/client.js';

export class ClientKeyView {
  @ApiProperty({ type: String })
  kid!: string;

  @ApiProperty({ type: 'object', additionalProperties: { type: 'string' }, description: 'Khoá công khai (JWK)' })
  jwk!: object;

  @ApiProperty({ type: String, format: 'date-time' })
  validFrom!: string;

  @ApiProperty({ type: String, format: 'date-time' })
  validTo!: string;
}

export class ClientView {
  @ApiProperty({ type: String, example: 'benh-vien-tinh' })
  id!: string;

  @ApiProperty({ type: Number })
  version!: number;

  @ApiProperty({ type: String })
  name!: string;

  @ApiProperty({ enum: clientKinds })
  kind!: ClientKind;

  @ApiProperty({ type: [String] })
  permissions!: readonly string[];

  @ApiProperty({ type: [String] })
  networks!: readonly string[];

  @ApiProperty({ type: [String] })
  redirectUris!: readonly string[];

  @ApiProperty({ type: [String] })
  postLogoutRedirectUris!: readonly string[];

  @ApiProperty({ type: String, nullable: true })
  backchannelLogoutUri!: string | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  expiresAt!: string | null;

  @ApiProperty({ type: Boolean })
  disabled!: boolean;

  @ApiProperty({ type: [ClientKeyView] })
  keys!: ClientKeyView[];
}

export class ClientPage {
  @ApiProperty({ type: [ClientView] })
  items!: ClientView[];

  @ApiProperty({ type: String, nullable: true })
  nextCursor!: string | null;
}

export function clientView({ expiresAt, keys, ...client }: Client): ClientView {
  return {
    ...client,
    expiresAt: expiresAt && formatInstant(expiresAt),
    keys: keys.map(({ kid, jwk, validFrom, validTo }) => ({
      kid,
      jwk,
      validFrom: formatInstant(validFrom),
      validTo: formatInstant(validTo),
    })),
  };
}
