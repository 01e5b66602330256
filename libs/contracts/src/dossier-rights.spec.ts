import type { Actor } from './context.js';
import { DossierRights, type PlacedDossier } from './dossier-rights.js';
import { permissionsOf } from './permission.js';

const dossier: PlacedDossier = {
  procedureCode: '1.001193',
  unitCode: 'H52.31.001',
  handlingUnitCode: 'H52.04',
  registeredBy: 'O-1',
};
const confidentialOne = { ...dossier, procedureCode: '1.000001' };
const below: Record<string, string[]> = { 'H52.31': ['H52.31', 'H52.31.001', 'H52.31.002'], 'H52.04': ['H52.04'] };

function rights(grants: string[], actor: Partial<Actor> = {}): DossierRights {
  const whole: Actor = {
    id: 'O-1',
    kind: 'officer',
    unitCode: 'H52.31',
    permissions: permissionsOf(grants)!,
    ...actor,
  };
  return new DossierRights(whole, new Set(below[whole.unitCode ?? '']), new Set(['1.000001']));
}

describe('a permission', () => {
  it.each<[string, string, string | undefined, boolean]>([
    ['province', 'dossier:read', 'H52.99', true],
    ['province, without a unit', 'dossier:read', undefined, true],
    ['subtree, of a unit above the receiving one', 'dossier:read@subtree', 'H52.31', true],
    ['subtree, of the handling unit', 'dossier:read@subtree', 'H52.04', true],
    ['subtree, of a unit beside it', 'dossier:read@subtree', 'H52.32', false],
    ['unit, of the receiving one', 'dossier:read@unit', 'H52.31.001', true],
    ['unit, of the handling one', 'dossier:read@unit', 'H52.04', true],
    ['unit, of the one above', 'dossier:read@unit', 'H52.31', false],
    ['unit, without one', 'dossier:read@unit', undefined, false],
    ['own, in the unit', 'dossier:read@own', 'H52.31.001', true],
    ['own, in another unit', 'dossier:read@own', 'H52.31', false],
    ['another one', 'dossier:receive', 'H52.31.001', false],
  ])('%s: %3$s', (_, grant, unitCode, may) => {
    const actor = unitCode === undefined ? { unitCode } : { unitCode };
    expect(rights([grant], actor as Partial<Actor>).may('dossier:read', dossier)).toBe(may);
  });

  it('held as one’s own reaches nothing somebody else registered', () => {
    const actor = { id: 'O-2', unitCode: 'H52.31.001' };
    expect(rights(['dossier:read@own'], actor).may('dossier:read', dossier)).toBe(false);
  });

  it('of a citizen reaches what they registered, whatever its scope, and nothing else', () => {
    for (const grant of ['dossier:read', 'dossier:read@province', 'dossier:read@unit', 'dossier:read@own']) {
      for (const one of [dossier, confidentialOne]) {
        expect(rights([grant], { kind: 'citizen' }).may('dossier:read', one)).toBe(true);
        expect(rights([grant], { kind: 'citizen', id: 'O-2' }).may('dossier:read', one)).toBe(false);
      }
    }
  });

  it('reaches dossiers of confidential procedures only with the permission for them, and no farther than both', () => {
    const may = (...grants: string[]) => rights(grants).may('dossier:read', confidentialOne);
    expect(may('dossier:read')).toBe(false);
    expect(may('dossier:read', 'dossier:read-confidential')).toBe(true);
    expect(may('dossier:read', 'dossier:read-confidential@subtree')).toBe(true);
    expect(may('dossier:read', 'dossier:read-confidential@unit')).toBe(false);
    expect(may('dossier:read@unit', 'dossier:read-confidential')).toBe(false);
    expect(may('dossier:read-confidential')).toBe(false);
  });

  it('shows what it may be used with', () => {
    expect(rights(['dossier:receive@subtree']).sees(dossier)).toBe(true);
    expect(rights(['dossier:receive@unit', 'catalog:read']).sees(dossier)).toBe(false);
    expect(rights(['dossier:receive@subtree']).sees(confidentialOne)).toBe(false);
  });
});
