import { procedureCodePattern } from '../domain/procedure.js';
import { readSeed } from './seed-file.js';

describe('the delivered procedures', () => {
  it('have codes of the known form, cases, and a rule for at least one channel of each', async () => {
    const procedures = await readSeed();
    expect(procedures).toHaveLength(83);
    for (const { code, cases } of procedures) {
      expect(code).toMatch(procedureCodePattern);
      expect(cases.length).toBeGreaterThan(0);
      for (const { channels } of cases) expect(Object.keys(channels).length).toBeGreaterThan(0);
    }
  });

  it('name no fee without saying who is exempt', async () => {
    const rules = (await readSeed()).flatMap(({ cases }) => cases.flatMap(({ channels }) => Object.values(channels)));
    expect(rules).toHaveLength(283);
    expect(rules.filter(({ fee }) => fee.exemptionText.trim() === '')).toEqual([]);
  });

  it('demand every component, and the digitising of none', async () => {
    const components = (await readSeed()).flatMap((procedure) => procedure.components);
    expect(components.length).toBeGreaterThan(83);
    expect(new Set(components.map(({ required, digitise }) => `${required} ${digitise}`))).toEqual(
      new Set(['true optional']),
    );
  });
});
