import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import type { EncryptionKey } from './secret-variables.js';

const IV_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Seals what must not lie readable in the database (AES-256-GCM), and makes the keyed hashes that identity numbers are found
 * by. A sealed text names its key, so that a new key can come first while older texts stay readable.
 */
export class KeyRing {
  constructor(
    private readonly keys: readonly EncryptionKey[],
    private readonly hashKey: Buffer,
  ) {}

  /** @param context what the text is and of whom: a sealed text put elsewhere does not open. */
  seal(text: string, context: string): string {
    const { name, key } = this.keys[0]!;
    const iv = randomBytes(IV_BYTES);
    const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(context));
    const sealed = Buffer.concat([iv, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
    return `${name}.${sealed.toString('base64url')}`;
  }

  /** @throws Error when it was changed, belongs elsewhere, or its key is gone. */
  open(sealed: string, context: string): string {
    const [name = '', text = ''] = sealed.split('.');
    const key = this.keys.find((one) => one.name === name)?.key;
    if (!key) throw new Error(`IDENTITY_ENCRYPTION_KEYS has no key "${name}", which something was sealed with`);
    const bytes = Buffer.from(text, 'base64url');
    const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, IV_BYTES), { authTagLength: TAG_BYTES })
      .setAAD(Buffer.from(context))
      .setAuthTag(bytes.subarray(-TAG_BYTES));
    return decipher.update(bytes.subarray(IV_BYTES, -TAG_BYTES), undefined, 'utf8') + decipher.final('utf8');
  }

  /** The keyed hash of a value; those of different purposes cannot be compared. */
  hash(purpose: string, value: string): Buffer {
    return createHmac('sha256', this.hashKey).update(`${purpose}\0${value}`).digest();
  }

  /** Keys for another purpose, one of each encryption key, the current one first. */
  derived(purpose: string): string[] {
    return this.keys.map(({ key }) => Buffer.from(hkdfSync('sha256', key, '', purpose, 32)).toString('base64url'));
  }
}
