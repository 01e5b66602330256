import { services } from '../services.js';
import { databaseEnvironment, ownEnvironment, trustEnvironment, userEnvironment } from './service-environment.js';

const service = (name: string) => services.find((one) => one.name === name)!;
const addresses = {
  dossierUrl: 'http://127.0.0.1:1',
  adapterUrl: 'http://127.0.0.1:3',
  simulatorsUrl: 'http://127.0.0.1:2',
  dossierTokenFile: '/home/token',
  simulatorData: '/home/simulators',
  publicUrl: 'http://127.0.0.1:4',
  identitySecrets: { encryptionKeys: 'a:b', hashKey: 'c', loginSecret: 'd' },
};

describe('the environment of a service', () => {
  it('takes of the user’s what is meant for services, and no addresses', () => {
    const env = {
      DVCQG_URL: 'https://portal.test',
      SIMULATOR_SEED: '7',
      DATABASE_URL: 'x',
      PORT: '1',
      PATH: '/bin',
      DATABASE_POOL_SIZE: '',
    };
    expect(userEnvironment(env)).toEqual({ LOG_LEVEL: 'warn', DVCQG_URL: 'https://portal.test', SIMULATOR_SEED: '7' });
  });

  it('names a database of its own with a role of its own, and the superuser for its migrations', () => {
    expect(databaseEnvironment(service('adapter-dvcqg'), 'postgres://postgres@127.0.0.1:5/postgres')).toEqual({
      DATABASE_URL: 'postgres://adapter_dvcqg@127.0.0.1:5/adapter_dvcqg',
      MIGRATION_DATABASE_URL: 'postgres://postgres@127.0.0.1:5/adapter_dvcqg',
    });
    expect(databaseEnvironment(service('simulators'), 'postgres://postgres@127.0.0.1:5/postgres')).toEqual({});
  });

  it('points the adapter at the simulated portal and the dossier service, the catalogue at the adapter', () => {
    expect(ownEnvironment(service('adapter-dvcqg'), addresses)).toMatchObject({
      DVCQG_URL: 'http://127.0.0.1:2/simulators/dvcqg',
      DOSSIER_URL: 'http://127.0.0.1:1',
      DOSSIER_TOKEN_FILE: '/home/token',
    });
    expect(ownEnvironment(service('catalog'), addresses)).toMatchObject({ PORTAL_ADAPTER_URL: 'http://127.0.0.1:3' });
    expect(ownEnvironment(service('simulators'), addresses)).toMatchObject({
      SIMULATOR_DATA: '/home/simulators',
      SIMULATOR_DVCQG_SSO_CLIENT_SECRET: 'd',
      SIMULATOR_DVCQG_SSO_REDIRECT_URIS: 'http://127.0.0.1:4/oidc/dvcqg/callback',
    });
    expect(ownEnvironment(service('identity'), addresses)).toMatchObject({
      IDENTITY_ENCRYPTION_KEYS: 'a:b',
      IDENTITY_HASH_KEY: 'c',
      DVCQG_LOGIN_ISSUER: 'http://127.0.0.1:4/simulators/dvcqg/login',
      DVCQG_LOGIN_CLIENT_SECRET: 'd',
    });
  });

  it('points those with an event log at the simulated time stamp authority', () => {
    const stamping = {
      TSA_URL: 'http://127.0.0.1:2/simulators/tsa',
      TSA_CERTIFICATES_FILE: '/home/simulators/tsa-root.pem',
    };
    expect(ownEnvironment(service('dossier'), addresses)).toEqual(stamping);
    expect(ownEnvironment(service('directory'), addresses)).toEqual(stamping);
    expect(ownEnvironment(service('adapter-dvcqg'), addresses)).not.toHaveProperty('TSA_URL');
  });
});

it('services trust the identity service at its public address, and the development key besides', () => {
  const key = { environment: { OIDC_ISSUER: 'https://development.invalid', OIDC_JWKS_FILE: '/home/jwks.json' } };
  expect(trustEnvironment(key, { publicUrl: 'http://127.0.0.1:3000', identityUrl: 'http://127.0.0.1:5' })).toEqual({
    OIDC_ISSUER: 'http://127.0.0.1:3000/oidc',
    OIDC_JWKS_URL: 'http://127.0.0.1:5/oidc/jwks',
    OIDC_SECOND_ISSUER: 'https://development.invalid',
    OIDC_SECOND_JWKS_FILE: '/home/jwks.json',
  });
});

describe('the order of the services', () => {
  it('stops whoever publishes before those who consume it', () => {
    for (const [index, { name, consumes = [] }] of services.entries()) {
      const later = services
        .slice(index + 1)
        .filter(({ publishes = [] }) => publishes.some((topic) => consumes.includes(topic)));
      expect({ name, later: later.map((one) => one.name) }).toEqual({ name, later: [] });
    }
  });
});
