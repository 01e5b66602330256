import { remoteBackends } from './addresses.js';

const right = {
  DIRECTORY_URL: 'http://directory:3000',
  CATALOG_URL: 'http://catalog:3000',
  DOSSIER_URL: 'http://dossier:3000',
  ADAPTER_DVCQG_URL: 'http://adapter:3000',
};

describe('the addresses of the gateway', () => {
  it('may leave the simulators out, which production has not', () => {
    const names = (env: NodeJS.ProcessEnv) => remoteBackends(env).map(({ name }) => name);
    expect(names(right)).toEqual(['directory', 'catalog', 'dossier', 'adapter-dvcqg']);
    expect(names({ ...right, SIMULATORS_URL: 'http://simulators:3000' })).toContain('simulators');
  });

  it('may leave identity out, where an OpenID provider of the province’s own takes its place', () => {
    const names = remoteBackends({ ...right, IDENTITY_URL: 'http://identity:3000' }).map(({ name }) => name);
    expect(names).toEqual(['directory', 'identity', 'catalog', 'dossier', 'adapter-dvcqg']);
  });

  it('that are wrong are all named at once', () => {
    const wrong = () =>
      remoteBackends({ ...right, DIRECTORY_URL: '', CATALOG_URL: 'catalog:3000', TRUSTED_PROXIES: 'proxy' });
    expect(wrong).toThrow(/DIRECTORY_URL is missing[^]*CATALOG_URL is not valid[^]*TRUSTED_PROXIES is not valid/);
  });
});
