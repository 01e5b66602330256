import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { readOrMake } from './secret-file.js';

export interface IdentitySecrets {
  readonly encryptionKeys: string;
  readonly hashKey: string;
  /** At the simulated national login. */
  readonly loginSecret: string;
}

/** Secrets of the identity service of a home: made at first use, `identity-secrets.json`, mode 0600. */
export function identitySecrets(home: string): Promise<IdentitySecrets> {
  return readOrMake(join(home, 'identity-secrets.json'), async () => ({
    encryptionKeys: `development:${randomBytes(32).toString('base64')}`,
    hashKey: randomBytes(32).toString('base64'),
    loginSecret: randomBytes(32).toString('base64url'),
  }));
}
