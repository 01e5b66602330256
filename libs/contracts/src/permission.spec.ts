import { grantOf, permissionsOf, scopes } from './permission.js';

describe('a grant', () => {
  it.each<[string, string]>([
    ['dossier:read', 'province'],
    ...scopes.map((scope): [string, string] => [`dossier:read@${scope}`, scope]),
  ])('%s reaches: %s', (text, scope) => expect(grantOf(text)).toEqual({ permission: 'dossier:read', scope }));

  it.each([
    '',
    '@unit',
    'dossier:read@',
    'dossier:read@world',
    'dossier:read@Unit',
    'dossier:read@unit@province',
    'a b',
  ])('is not "%s"', (text) => {
    expect(grantOf(text)).toBeUndefined();
    expect(permissionsOf(['catalog:read', text])).toBeUndefined();
  });
});

describe('permissions', () => {
  it('hold in the widest scope they are granted in, in whatever order', () => {
    const texts = ['a@unit', 'a@subtree', 'b', 'b@own', 'c@own'];
    const held = { a: 'subtree', b: 'province', c: 'own' };
    expect(Object.fromEntries(permissionsOf(texts)!)).toEqual(held);
    expect(Object.fromEntries(permissionsOf(texts.reverse())!)).toEqual(held);
  });
});
