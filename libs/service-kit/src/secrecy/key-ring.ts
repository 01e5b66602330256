import { hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto';
import { StartError } from '../boot/start-error.js';
import { secret, str, type Configuration } from '../configuration/variable.js';
import { base64Key, base64Keys } from './key-variables.js';
import { KEY_BYTES, seal, unseal, type Place } from './sealing.js';

/** Known to everybody who reads this: only for people who are invented. */
const DEVELOPMENT_KEY = Buffer.from('motcua: key for development only');

/** Variables of a service that stores personal data. */
export const personalDataVariables = {
  PERSONAL_DATA_KEY: secret(
    base64Key({
      default: DEVELOPMENT_KEY,
      desc: 'Key that wraps the keys of persons: 32 random bytes in Base64 (`openssl rand -base64 32`). The default is for development and refused when NODE_ENV=production',
    }),
  ),
  PERSONAL_DATA_OTHER_KEYS: secret(
    base64Keys({
      default: [],
      desc: 'Further such keys that are accepted, separated by commas: the former one after a rotation, the next one before it',
    }),
  ),
  NODE_ENV: str({ default: 'development', desc: 'Kind of installation; `production` refuses the development key' }),
};

export type PersonalDataConfiguration = Configuration<typeof personalDataVariables>;

/** A key that lies in the database: sealed with the key-encryption key of that id. */
export interface WrappedKey {
  readonly wrapped: Buffer;
  readonly wrappedBy: string;
}

/** The key-encryption keys of an installation. They seal keys, never data. */
export class KeyRing {
  private readonly keys: ReadonlyMap<string, Buffer>;
  /** Id of the key that new keys are wrapped with. */
  readonly current: string;

  constructor(current: Buffer, others: readonly Buffer[] = []) {
    this.current = idOf(current);
    this.keys = new Map([current, ...others].map((key) => [idOf(key), key]));
  }

  /** @throws StartError for the development key in production. */
  static of(this: void, { PERSONAL_DATA_KEY, PERSONAL_DATA_OTHER_KEYS, NODE_ENV }: PersonalDataConfiguration): KeyRing {
    if (NODE_ENV === 'production' && timingSafeEqual(PERSONAL_DATA_KEY, DEVELOPMENT_KEY)) {
      throw new StartError(
        'NODE_ENV=production: the development key for personal data is refused, everybody knows it. ' +
          'Set PERSONAL_DATA_KEY (openssl rand -base64 32), and keep a copy apart from the backups of the database.',
      );
    }
    return new KeyRing(PERSONAL_DATA_KEY, PERSONAL_DATA_OTHER_KEYS);
  }

  /** Ids of all keys that can be unwrapped with. */
  get known(): string[] {
    return [...this.keys.keys()];
  }

  static newKey(): Buffer {
    return randomBytes(KEY_BYTES);
  }

  wrap(key: Buffer, place: Place): WrappedKey {
    return { wrapped: seal(this.keys.get(this.current)!, key, place), wrappedBy: this.current };
  }

  /** @throws UnknownKey, BrokenSeal */
  unwrap({ wrapped, wrappedBy }: WrappedKey, place: Place): Buffer {
    const key = this.keys.get(wrappedBy);
    if (key === undefined) throw new UnknownKey(wrappedBy);
    return unseal(key, wrapped, place);
  }
}

/** Nobody has given us the key-encryption key of this id. */
export class UnknownKey extends StartError {
  override readonly name = 'UnknownKey';

  constructor(id: string) {
    super(
      `Personal data lie under the key "${id}", which is neither PERSONAL_DATA_KEY nor one of PERSONAL_DATA_OTHER_KEYS. ` +
        'Add the former key to PERSONAL_DATA_OTHER_KEYS; after a rotation leave it there until "rewrap-personal-data" is done.',
    );
  }
}

/** A key for one purpose, from a key that has others (HKDF-SHA-256). */
export function derivedKey(key: Buffer, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', key, Buffer.alloc(0), purpose, KEY_BYTES));
}

/** Tells keys apart and says nothing of them. */
function idOf(key: Buffer): string {
  return derivedKey(key, 'motcua: id of a key').toString('hex', 0, 8);
}
