import { isInForce, type UnitPublishedData } from '@motcua/contracts';
import type { ProcessLevel } from './process-definition.js';

/** Organisation code, root first: `H52.31.001` (dossier-lifecycle.md section 5.2). */
export const unitCodePattern = /^[A-Z][0-9A-Za-z]*(\.[0-9A-Za-z]+)*$/;

/** What of a published unit its place in the tree is made of. */
export type UnitOfTree = Pick<
  UnitPublishedData,
  'code' | 'name' | 'kind' | 'level' | 'parent' | 'validFrom' | 'validTo'
>;
export type TreeUnit = Pick<UnitOfTree, 'code' | 'name' | 'kind' | 'level' | 'parent'>;

/** The units of one date: what is above a commune changes with a reform. */
export class UnitTree {
  private readonly units: ReadonlyMap<string, TreeUnit>;

  constructor(versions: readonly UnitOfTree[], date: string) {
    this.units = new Map(versions.filter((unit) => isInForce(unit, date)).map((unit) => [unit.code, unit]));
  }

  /** Nothing is known of the directory yet. */
  get isEmpty(): boolean {
    return this.units.size === 0;
  }

  unit(code: string): TreeUnit | undefined {
    return this.units.get(code);
  }

  parentOf({ parent }: TreeUnit): TreeUnit | undefined {
    return parent === null ? undefined : this.units.get(parent);
  }

  /** The district that the unit is or lies in. */
  districtOf(unit: TreeUnit): TreeUnit | undefined {
    return this.lineOf(unit).find(({ kind }) => kind === 'district');
  }

  rootOf(unit: TreeUnit): TreeUnit | undefined {
    return this.lineOf(unit).find(({ kind }) => kind === 'province');
  }

  /** Units that receive dossiers of a level; in a province that is its service centre, where it has one. */
  receivingUnits(level: ProcessLevel): TreeUnit[] {
    const units = [...this.units.values()];
    const ofKind = (wanted: string) => units.filter(({ kind }) => kind === wanted);
    if (level !== 'province') return ofKind(level);
    const centres = ofKind('serviceCentre');
    return centres.length > 0 ? centres : ofKind('province');
  }

  /** The unit and those above it, nearest first; ends where a tree that was published wrong closes upon itself. */
  private lineOf(unit: TreeUnit): TreeUnit[] {
    const line = new Set<TreeUnit>();
    for (let next: TreeUnit | undefined = unit; next && !line.has(next); next = this.parentOf(next)) line.add(next);
    return [...line];
  }
}
