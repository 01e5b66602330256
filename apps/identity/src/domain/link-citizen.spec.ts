import { decideLink, type Known, type KnownCitizen } from './link-citizen.js';
import type { NationalIdentity } from './national-identity.js';

const login = (given: Partial<NationalIdentity> = {}): NationalIdentity => ({
  techId: 'TECH-0001',
  kind: 'citizen',
  numbers: [{ kind: 'national-id', value: '000000000001' }],
  name: 'LÒ THỊ MẪU',
  assurance: 2,
  ...given,
});
const account = (id: string, number: string | null = '000000000001'): KnownCitizen => ({
  id,
  kind: 'citizen',
  numbers: new Map(number === null ? [] : [['national-id', number] as const]),
});
const nobody: Known = { byTechId: undefined, byNumber: [] };
const weak = login({ assurance: 1 });
const untold = login({ assurance: null });
const old = { kind: 'old-id', value: '000000005' } as const;

describe('a login', () => {
  it.each<[string, NationalIdentity, Known, object]>([
    [
      'is that of the TechID’s account',
      login(),
      { byTechId: account('A'), byNumber: [account('A')] },
      { act: 'sign-in', citizenId: 'A', adds: [] },
    ],
    [
      'of a known TechID needs no level',
      untold,
      { byTechId: account('A'), byNumber: [account('A')] },
      { act: 'sign-in', citizenId: 'A' },
    ],
    [
      'adds a number to its account when it is sure',
      login(),
      { byTechId: account('A', null), byNumber: [] },
      { act: 'sign-in', adds: login().numbers },
    ],
    [
      'adds none when it is not sure',
      weak,
      { byTechId: account('A', null), byNumber: [] },
      { act: 'sign-in', adds: [] },
    ],
    [
      'of an unknown TechID is that of the number’s account when it is sure',
      login(),
      { byTechId: undefined, byNumber: [account('A')] },
      { act: 'link', citizenId: 'A' },
    ],
    [
      'adds further numbers when it links',
      login({ numbers: [...login().numbers, old] }),
      { byTechId: undefined, byNumber: [account('A')] },
      { act: 'link', adds: [old] },
    ],
    [
      'has to be confirmed when it is not sure',
      weak,
      { byTechId: undefined, byNumber: [account('A')] },
      { act: 'confirm', citizenId: 'A' },
    ],
    [
      'has to be confirmed when it tells no level',
      untold,
      { byTechId: undefined, byNumber: [account('A')] },
      { act: 'confirm', citizenId: 'A' },
    ],
    ['of nobody known makes an account with its number', login(), nobody, { act: 'create', adds: login().numbers }],
    [
      'of nobody known makes an account without the number when it is not sure',
      weak,
      nobody,
      { act: 'create', adds: [] },
    ],
  ])('%s', (_, identity, known, decision) => expect(decideLink(identity, known, 2)).toMatchObject(decision));

  it.each<[string, NationalIdentity, Known, string]>([
    [
      'its number is another account’s',
      login(),
      { byTechId: account('A', null), byNumber: [account('B')] },
      'another-account',
    ],
    [
      'its account has another number',
      login(),
      { byTechId: account('A', '000000000009'), byNumber: [] },
      'number-differs',
    ],
    [
      'its numbers are those of two accounts',
      login(),
      { byTechId: undefined, byNumber: [account('A'), account('B')] },
      'another-account',
    ],
    [
      'its account is of another kind',
      login({ kind: 'enterprise', numbers: [] }),
      { byTechId: account('A'), byNumber: [] },
      'kind-differs',
    ],
    [
      'the number’s account has another one of another kind',
      login({ numbers: [...login().numbers, old] }),
      {
        byTechId: undefined,
        byNumber: [
          {
            ...account('A'),
            numbers: new Map([
              ['national-id', '000000000001'],
              ['old-id', '000000009'],
            ] as const),
          },
        ],
      },
      'number-differs',
    ],
  ])('is refused when %s, however sure it is', (_, identity, known, why) => {
    for (const assurance of [null, 1, 2, 3]) {
      expect(decideLink({ ...identity, assurance }, known, 2)).toEqual({ act: 'refuse', why });
    }
  });

  it('is never led by a name', () => {
    const same = login({ techId: 'TECH-0002', numbers: [] });
    expect(decideLink(same, nobody, 2)).toEqual({ act: 'create', adds: [] });
  });
});
