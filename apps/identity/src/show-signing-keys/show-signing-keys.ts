import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '@motcua/contracts';
import { CLOCK } from '@motcua/service-kit';
import { planKeys } from '../domain/signing-key.js';
import { SigningKeys } from '../rotate-signing-keys/signing-keys.js';
import { signingKeysView, type SigningKeysView } from './signing-keys.view.js';

@Injectable()
export class ShowSigningKeys {
  constructor(
    private readonly keys: SigningKeys,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute(): Promise<SigningKeysView> {
    const now = this.clock.now();
    const kept = await this.keys.list();
    return signingKeysView(kept, planKeys(kept, now, this.keys.times).published[0]?.kid, now);
  }
}
