import { procedureCodePattern } from '../domain/procedure.js';
import { verifyProcedure } from '../domain/verify-procedure.js';
import { readSeed } from './seed-file.js';

const rows = async () => (await readSeed()).flatMap((decision) => decision.rows);

describe('the delivered decisions', () => {
  it('are 15, with 56 new and 45 amended procedures, in the order of their dates', async () => {
    const decisions = await readSeed();
    expect(decisions).toHaveLength(15);
    expect((await rows()).filter(({ kind }) => kind === 'new')).toHaveLength(56);
    expect((await rows()).filter(({ kind }) => kind === 'amended')).toHaveLength(45);
    const dates = decisions.map(({ issuedOn }) => issuedOn);
    expect(dates).toEqual([...dates].sort());
    expect(decisions.every(({ summary }) => summary.endsWith('(minh họa)'))).toBe(true);
  });

  it('name each of the 83 procedures, every one complete, of the known form, and with who is exempt from its fees', async () => {
    expect(new Set((await rows()).map(({ procedureCode }) => procedureCode)).size).toBe(83);
    for (const { procedureCode, content } of await rows()) {
      expect(procedureCode).toMatch(procedureCodePattern);
      expect(verifyProcedure(content!, procedureCode)).toEqual([]);
      for (const { rules } of content!.cases) {
        expect(rules.filter(({ exemptionText }) => exemptionText === null || exemptionText.trim() === '')).toEqual([]);
      }
    }
  });

  it('demand every component, and the digitising of none', async () => {
    const components = (await rows()).flatMap(({ content }) => content!.cases.flatMap((one) => one.components));
    expect(components.length).toBeGreaterThan(83);
    expect(new Set(components.map(({ required, digitise }) => `${required} ${digitise}`))).toEqual(
      new Set(['true optional']),
    );
  });
});
