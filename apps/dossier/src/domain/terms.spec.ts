import { procedure, refusalOf } from './dossier.fixture.js';
import { termsOf } from './terms.js';

const single = { ...procedure, cases: procedure.cases.slice(0, 1) };
const information = { ...procedure, serviceLevel: 'informationOnly' as const };

describe('the terms of a dossier', () => {
  it('are those of the case and the channel', () => {
    expect(termsOf(procedure, 'TH01', 'online').rule.fee.amountVnd).toBe(4000);
    expect(termsOf(procedure, 'TH01', 'counter').rule.fee.amountVnd).toBe(8000);
    expect(termsOf(procedure, 'TH02', 'counter').rule.limit).toBeNull();
  });

  it('need no case where there is only one', () => {
    expect(termsOf(single, undefined, 'counter').case.code).toBe('TH01');
  });

  it.each([
    ['several cases and none named', () => termsOf(procedure, undefined, 'counter'), 'CASE_REQUIRED at caseCode'],
    ['a case it does not have', () => termsOf(procedure, 'TH09', 'counter'), 'UNKNOWN_CASE at caseCode'],
    ['a channel the case does not have', () => termsOf(procedure, 'TH02', 'online'), 'CHANNEL_NOT_OFFERED at channel'],
    ['information only, online', () => termsOf(information, 'TH01', 'online'), 'SERVICE_LEVEL at channel'],
    ['information only, at the counter', () => termsOf(information, 'TH01', 'counter'), 'done'],
  ])('%s', (_name, act, expected) => {
    expect(refusalOf(act)).toBe(expected);
  });
});
