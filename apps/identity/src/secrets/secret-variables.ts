import { makeValidator } from '@motcua/service-kit';

const KEY_BYTES = 32;

export interface EncryptionKey {
  readonly name: string;
  readonly key: Buffer;
}

/** `name:base64,name:base64`, each key of 32 bytes. */
export const encryptionKeys = makeValidator<readonly EncryptionKey[]>((input) => {
  const keys = input.split(',').map((entry) => {
    const [, name, text] = /^([a-z0-9-]{1,32}):([\w+/=-]+)$/.exec(entry.trim()) ?? [];
    if (name === undefined) throw new TypeError('must be name:base64, several separated by commas');
    return { name, key: keyOf(text!) };
  });
  if (new Set(keys.map(({ name }) => name)).size < keys.length) throw new TypeError('names two keys alike');
  return keys;
});

export const hashKey = makeValidator<Buffer>(keyOf);

function keyOf(text: string): Buffer {
  const key = Buffer.from(text, 'base64');
  if (key.length !== KEY_BYTES) throw new TypeError('must be 32 bytes in base64');
  return key;
}
