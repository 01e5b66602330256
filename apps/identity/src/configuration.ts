import { integer, secret, str, type ConfigOf } from '@motcua/service-kit';
import { networkList } from './http/networks.js';
import { encryptionKeys, hashKey } from './secrets/secret-variables.js';

export const identityVariables = {
  IDENTITY_ENCRYPTION_KEYS: secret(
    encryptionKeys({
      desc: 'Keys that encrypt what is kept: name and 32 bytes in base64; the first encrypts, all of them decrypt',
      example: '2026:bWF5IHRoaXMga2V5IG5ldmVyIGJlIHVzZWQgISEhISE=',
    }),
  ),
  IDENTITY_HASH_KEY: secret(
    hashKey({
      desc: 'Key of the hashes that identity numbers are found by: 32 bytes in base64. It never changes',
      example: 'bWF5IHRoaXMga2V5IG5ldmVyIGJlIHVzZWQgISEhISE=',
    }),
  ),
  IDENTITY_TRUSTED_PROXIES: networkList({
    default: [],
    desc: 'Networks of the proxies in front, whose X-Forwarded-For is believed',
    example: '10.0.0.0/8,127.0.0.1/32',
  }),
  IDENTITY_ACCESS_TOKEN_SECONDS: integer({ min: 60, max: 3600 })({
    default: 600,
    desc: 'Life of an access token; it cannot be called back',
  }),
  IDENTITY_KEY_DAYS: integer({ min: 1, max: 365 })({ default: 30, desc: 'Days a signing key signs' }),
  IDENTITY_KEY_LEAD_MINUTES: integer({ min: 15, max: 10_080 })({
    default: 60,
    desc: 'Minutes a key is published before it signs; services read keys anew after ten minutes',
  }),
  IDENTITY_SIGNING_KEYS_FILE: str({
    default: undefined,
    desc: 'JSON file with private signing keys (JWKS, the first signs); read instead of keeping keys in the database',
  }),
};

export type IdentityConfiguration = ConfigOf<typeof identityVariables>;
