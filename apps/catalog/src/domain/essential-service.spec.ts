import fc from 'fast-check';
import { asOf, deploymentStates, type EssentialService } from './essential-service.js';

const service = (version: number, state: EssentialService['state'], since: string | null): EssentialService => ({
  number: 9,
  version,
  name: `Tên ${version}`,
  procedureCode: null,
  mark: 'unconfirmed',
  codeMark: null,
  state,
  since,
  changedBy: 'x',
  changedAt: new Date(0),
});
const first = service(1, 'notOffered', null);
const life = [first, service(2, 'piloting', '2024-01-10'), service(3, 'offered', '2024-03-01')];

describe('an essential service on a date', () => {
  it.each([
    ['2023-12-31', 'notOffered', null],
    ['2024-01-10', 'piloting', '2024-01-10'],
    ['2024-02-29', 'piloting', '2024-01-10'],
    ['2024-03-01', 'offered', '2024-03-01'],
    ['2026-01-01', 'offered', '2024-03-01'],
  ])('%s stands as %s', (date, state, since) => {
    expect(asOf(life, date)).toMatchObject({ state, since, name: 'Tên 3' });
  });

  it('stands as the correction says, where the state was written down wrongly first', () => {
    const corrected = [...life, service(4, 'piloting', '2024-02-01')];
    expect(asOf(corrected, '2024-01-15')).toMatchObject({ state: 'piloting', since: '2024-01-10' });
    expect(asOf(corrected, '2024-03-31')).toMatchObject({ state: 'piloting', since: '2024-02-01' });
  });

  it('does not change by what is said to begin later', () => {
    const day = fc
      .integer({ min: 0, max: 60 })
      .map((n) => new Date(Date.UTC(2024, 0, 1 + n)).toISOString().slice(0, 10));
    const changes = fc.array(fc.tuple(fc.constantFrom(...deploymentStates), day), { maxLength: 8 });
    fc.assert(
      fc.property(changes, day, (rows, date) => {
        const all = [first, ...rows.map(([state, since], index) => service(index + 2, state, since))];
        const without = all.filter(({ since }) => since === null || since <= date);
        expect(asOf(all, date).state).toBe(asOf(without, date).state);
      }),
    );
  });
});
