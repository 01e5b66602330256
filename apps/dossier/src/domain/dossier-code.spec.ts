import { dossierCode, normalisedCode } from './dossier-code.js';

describe('the code of a dossier', () => {
  it.each([
    ['H52.101.114', '2024-03-15', 1, 'H52.101.114-240315-0001'],
    ['h52.01', '2026-12-31', 9999, 'H52.01-261231-9999'],
    ['H52', '2024-01-02', 10_000, 'H52-240102-10000'],
  ])('of %s on %s, number %i is %s', (unit, date, number, code) => {
    expect(dossierCode(unit, date, number)).toBe(code);
  });

  it('is understood as people type it', () => {
    expect(normalisedCode(' h52.101 - 240315 -0001\n')).toBe('H52.101-240315-0001');
  });
});
