import { httpUrl, integer, secret, str, type ConfigOf } from '@motcua/service-kit';
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
  IDENTITY_FIRST_ADMINISTRATOR: str({
    default: undefined,
    desc: 'Account that is made while there is none: its id, user name and position; needs IDENTITY_FIRST_ACTIVATION',
    example: 'cb-0001:quan.tri:province',
  }),
  IDENTITY_FIRST_ACTIVATION: secret(
    str({ default: undefined, desc: 'Its activation code: 20 characters at least, good once and for three days' }),
  ),
  DVCQG_LOGIN_ISSUER: httpUrl({
    default: undefined,
    desc: 'Issuer of the national login; absent: citizens cannot sign in',
    example: 'https://xacthuc.example.gov.vn',
  }),
  DVCQG_LOGIN_METADATA_FILE: str({
    default: undefined,
    desc: 'JSON file with the endpoints of the national login, where it has no discovery document',
  }),
  DVCQG_LOGIN_CLIENT_ID: str({ default: 'motcua', desc: 'Our name at the national login' }),
  DVCQG_LOGIN_CLIENT_SECRET: secret(str({ default: '', desc: 'Our secret at the national login' })),
  DVCQG_LOGIN_SCOPE: str({ default: 'openid', desc: 'Scope that is asked for' }),
  DVCQG_LOGIN_ACR: str({ default: undefined, desc: 'Level of assurance that is asked for (acr_values)' }),
  DVCQG_LOGIN_LINK_LEVEL: integer({ min: 0, max: 9 })({
    default: 2,
    desc: 'Least level of assurance (loAs) at which an identity number leads to an account',
  }),
};

export type IdentityConfiguration = ConfigOf<typeof identityVariables>;
