import { problemsOf, type ClientDraft } from './client-draft.js';
import { faultOf } from './client-key.js';

const system: ClientDraft = {
  name: 'Bệnh viện tỉnh',
  kind: 'system',
  permissions: ['dossier:read'],
  networks: ['10.0.0.0/8'],
  redirectUris: [],
  postLogoutRedirectUris: [],
  backchannelLogoutUri: null,
  expiresAt: null,
  disabled: false,
};
const application: ClientDraft = {
  ...system,
  kind: 'application',
  permissions: [],
  networks: [],
  redirectUris: ['https://app.example.gov.vn/back'],
};
const fields = (draft: ClientDraft) =>
  problemsOf(draft, (text) => /^\d+\.\d+\.\d+\.\d+\/\d+$/.test(text)).map(({ field }) => field);

describe('a client', () => {
  it('of either kind is sound with what belongs to it', () => {
    expect([fields(system), fields(application)]).toEqual([[], []]);
  });

  it.each<[string, ClientDraft, string[]]>([
    ['a system people cannot sign in to', { ...system, redirectUris: ['https://a.vn/'] }, ['redirectUris']],
    ['an application with permissions of its own', { ...application, permissions: ['dossier:read'] }, ['permissions']],
    ['an application nobody can come back to', { ...application, redirectUris: [] }, ['redirectUris']],
    ['a permission that is none', { ...system, permissions: ['dossier:read', 'dossier'] }, ['permissions[1]']],
    ['a scope that is none', { ...system, permissions: ['dossier:read@world'] }, ['permissions[0]']],
    ['a network that is none', { ...system, networks: ['everywhere'] }, ['networks[0]']],
    ['a system with a back channel', { ...system, backchannelLogoutUri: 'https://a.vn/x' }, ['backchannelLogoutUri']],
  ])('is refused: %s', (_, draft, wanted) => expect(fields(draft)).toEqual(wanted));

  it.each([
    'http://app.example.gov.vn/back',
    'https://app.example.gov.vn/back#x',
    'https://user@app.example.gov.vn/',
    'http://localhost/back',
    'javascript:alert(1)',
    '/back',
  ])('does not send people back to %s', (uri) => {
    expect(fields({ ...application, redirectUris: [uri] })).toEqual(['redirectUris[0]']);
  });

  it.each(['http://127.0.0.1/back', 'http://[::1]:8080/back'])('sends people back to their own machine, %s', (uri) => {
    expect(fields({ ...application, redirectUris: [uri] })).toEqual([]);
  });
});

describe('the key of a client', () => {
  const ec = { kty: 'EC', crv: 'P-256', x: 'a', y: 'b' };
  it.each([
    [{ ...ec }, null],
    [{ kty: 'OKP', crv: 'Ed25519', x: 'a' }, null],
    [{ kty: 'RSA', n: 'A'.repeat(342), e: 'AQAB' }, null],
    [{ kty: 'RSA', n: 'A'.repeat(171), e: 'AQAB' }, 'weak'],
    [{ ...ec, d: 'secret' }, 'secret'],
    [{ kty: 'oct', k: 'shared' }, 'secret'],
    [{ kty: 'oct' }, 'kind'],
    [{ ...ec, crv: 'secp256k1' }, 'kind'],
    [{ kty: 'EC', crv: 'P-256', x: 'a' }, 'malformed'],
    [{ ...ec, x: { deep: 1 } }, 'malformed'],
  ])('%j: %s', (jwk, fault) => expect(faultOf(jwk)).toBe(fault));
});
