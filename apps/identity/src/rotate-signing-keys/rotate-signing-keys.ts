import { Injectable } from '@nestjs/common';
import type { Context } from '@motcua/contracts';
import { OidcServer } from '../provider/oidc-server.js';
import { ShowSigningKeys } from '../show-signing-keys/show-signing-keys.js';
import type { SigningKeysView } from '../show-signing-keys/signing-keys.view.js';
import { SigningKeys } from './signing-keys.js';

/** What an administrator does with signing keys; their usual change needs nobody. Other replicas follow within a minute. */
@Injectable()
export class RotateSigningKeys {
  constructor(
    private readonly keys: SigningKeys,
    private readonly server: OidcServer,
    private readonly showSigningKeys: ShowSigningKeys,
  ) {}

  /** @throws KEYS_IN_FILE, KEY_WAITING */
  async publishNext({ actor, correlationId }: Context): Promise<SigningKeysView> {
    await this.keys.publishNext({ actor: actor.id, correlationId });
    await this.server.followKeys();
    return this.showSigningKeys.execute();
  }

  /** @throws KEYS_IN_FILE, KEY_NOT_FOUND */
  async withdraw({ actor, correlationId }: Context, kid: string): Promise<void> {
    await this.keys.withdraw(kid, { actor: actor.id, correlationId });
    await this.server.followKeys();
  }
}
