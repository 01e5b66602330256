import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { readOrMake } from './secret-file.js';

/** What the identity service of a home encrypts with: made at first use, `identity-secrets.json`, mode 0600. */
export function identitySecrets(home: string): Promise<Record<string, string>> {
  return readOrMake(join(home, 'identity-secrets.json'), async () => ({
    IDENTITY_ENCRYPTION_KEYS: `development:${randomBytes(32).toString('base64')}`,
    IDENTITY_HASH_KEY: randomBytes(32).toString('base64'),
  }));
}
