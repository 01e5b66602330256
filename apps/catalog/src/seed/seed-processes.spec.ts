import { readFile } from 'node:fs/promises';
import { permissionsOf, type PositionPublishedData } from '@motcua/contracts';
import type { FullProcedure } from '../domain/procedure-content.js';
import { UnitTree, type UnitOfTree } from '../domain/unit-tree.js';
import { verifyProcess } from '../domain/verify-process.js';
import { readSeed } from './seed-file.js';
import { readProcesses } from './seed-processes.js';

const directory = new URL('../../../directory/seed/', import.meta.url);
const read = async <File>(name: string) => JSON.parse(await readFile(new URL(name, directory), 'utf8')) as File;

const today = '2024-03-15';

/** What the last row says of each procedure. */
async function catalogue(): Promise<Map<string, FullProcedure>> {
  const rows = (await readSeed()).flatMap((decision) => decision.rows);
  return new Map(rows.map(({ procedureCode, content }) => [procedureCode, content!]));
}

/** The directory and the catalogue as they are delivered. */
async function delivered(date: string) {
  const { units } = await read<{ units: UnitOfTree[] }>('organisation.json');
  const { positions } = await read<{ positions: PositionPublishedData[] }>('positions.json');
  const pairs = positions.flatMap(({ permissions, unitCode }) => [...permissionsOf(permissions)!.keys()].map((one) => [one, unitCode] as const));
  const holders = new Map(
    [...Map.groupBy(pairs, ([permission]) => permission)].map(([permission, held]) => [
      permission,
      new Set(held.map(([, unit]) => unit)),
    ]),
  );
  const procedures = [...(await catalogue())].map(([code, { handlingUnit, level, cases }]) => ({
    code,
    level,
    handlingUnit,
    limits: cases.flatMap(({ rules }) => rules.flatMap(({ limit }) => limit ?? [])),
  }));
  return { date, rules: [], tree: new UnitTree(units, date), holders, procedures };
}

describe('the delivered processes', () => {
  it('have no error with the delivered units, positions and procedures', async () => {
    const surroundings = await delivered(today);
    const errors = (await readProcesses()).flatMap(({ definition }) => {
      const served = surroundings.procedures.filter(({ code, level }) =>
        definition.isDefault ? definition.levels.includes(level) : definition.procedures.includes(code),
      );
      return verifyProcess(definition, { ...surroundings, procedures: served })
        .filter(({ severity }) => severity === 'error')
        .map(({ code, field }) => `${definition.code}: ${code} ${field}`);
    });
    expect(errors).toEqual([]);
  });

  it('are a default for each level, and richer ones for procedures of the catalogue', async () => {
    const definitions = (await readProcesses()).map(({ definition }) => definition);
    const defaults = definitions.filter(({ isDefault }) => isDefault).flatMap(({ levels }) => levels);
    expect(defaults.sort()).toEqual(['commune', 'district', 'province']);
    const known = await catalogue();
    for (const { procedures, levels } of definitions) {
      for (const code of procedures) expect(levels).toContain(known.get(code)?.level);
    }
  });

  it('say of 204 communes how many have nobody in a role', async () => {
    const surroundings = await delivered(today);
    const [commune] = await readProcesses();
    const [warning] = verifyProcess(commune!.definition, { ...surroundings, procedures: [] });
    expect(warning).toMatchObject({ code: 'ROLE_MISSING_IN_UNITS', severity: 'warning' });
    expect(warning!.en).toContain('in 203 of 204 units');
  });
});
