import { ApiProperty } from '@nestjs/swagger';
import { formatInstant } from '@motcua/contracts';
import type { SigningKey } from '../domain/signing-key.js';

const states = ['waiting', 'signing', 'former'] as const;

export class SigningKeyView {
  @ApiProperty({ type: String })
  kid!: string;

  @ApiProperty({ enum: states, description: 'waiting: đã công bố, chưa ký; signing: đang ký; former: thôi ký' })
  state!: (typeof states)[number];

  @ApiProperty({ type: String, format: 'date-time' })
  publishedAt!: string;

  @ApiProperty({ type: String, format: 'date-time' })
  signsFrom!: string;
}

export class SigningKeysView {
  @ApiProperty({ type: [SigningKeyView] })
  items!: SigningKeyView[];
}

/** @param signing kid of the key that signs. */
export function signingKeysView(keys: readonly SigningKey[], signing: string | undefined, at: Date): SigningKeysView {
  return {
    items: keys.map(({ kid, publishedAt, signsFrom }) => ({
      kid,
      state: kid === signing ? 'signing' : signsFrom > at ? 'waiting' : 'former',
      publishedAt: formatInstant(publishedAt),
      signsFrom: formatInstant(signsFrom),
    })),
  };
}
