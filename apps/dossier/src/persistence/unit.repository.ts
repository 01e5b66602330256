import { Injectable } from '@nestjs/common';
import type { UnitPublishedData } from '@motcua/contracts';
import { DataSource, type EntityManager } from 'typeorm';
import type { UnitRef } from '../domain/acting.js';
import { dossierErrors } from '../domain/dossier-errors.js';
import { Remembered } from '@motcua/service-kit';

export interface KnownUnit extends UnitRef {
  readonly kind: string;
}

/** Other replicas consume other partitions: what is in force is asked for again after this time. */
export const IN_FORCE_MS = 1_000;

/** Trees only grow: what is new in one is seen by other replicas after this time. */
const TREE_MS = 10_000;

const inForce = 'valid_from <= $2::date and (valid_to is null or $2::date < valid_to)';

/** Units as the directory has announced them. */
@Injectable()
export class UnitRepository {
  private readonly known = new Remembered<KnownUnit | 'ended' | undefined>(IN_FORCE_MS);

  private readonly trees = new Remembered<ReadonlySet<string>>(TREE_MS);

  constructor(private readonly dataSource: DataSource) {}

  /**
   * @param field of the request, for the refusal.
   * @throws UNKNOWN_UNIT, UNIT_NOT_IN_FORCE
   */
  async inForce(unitCode: string, date: string, field = 'unitCode'): Promise<KnownUnit> {
    const unit = await this.find(unitCode, date);
    if (unit === undefined) throw dossierErrors.UNKNOWN_UNIT({ unitCode }, { field });
    if (unit === 'ended') throw dossierErrors.UNIT_NOT_IN_FORCE({ unitCode, date }, { field });
    return unit;
  }

  /** Of an officer; null when the unit is not known on that date. */
  async refOf(unitCode: string | undefined, date: string): Promise<UnitRef | null> {
    const unit = unitCode === undefined ? undefined : await this.find(unitCode, date);
    return typeof unit === 'object' ? { code: unit.code, version: unit.version, name: unit.name } : null;
  }

  /** @throws UNKNOWN_UNIT */
  async subtree(unitCode: string): Promise<ReadonlySet<string>> {
    const below = await this.below(unitCode);
    if (below.size === 0) throw dossierErrors.UNKNOWN_UNIT({ unitCode }, { field: 'unit' });
    return below;
  }

  /**
   * The unit and all below it, by every tree there ever was: a dossier stays where it was received. Empty: it is not known.
   */
  below(unitCode: string): Promise<ReadonlySet<string>> {
    return this.trees.get(unitCode, () => this.askBelow(unitCode));
  }

  private async askBelow(unitCode: string): Promise<ReadonlySet<string>> {
    const rows = await this.dataSource.query<{ code: string }[]>(
      `with recursive below as (
         select code from unit_version where code = $1
         union
         select u.code from unit_version u join below b on u.parent = b.code
       ) select code from below`,
      [unitCode],
    );
    return new Set(rows.map(({ code }) => code));
  }

  async codes(): Promise<string[]> {
    const rows = await this.dataSource.query<{ code: string }[]>('select distinct code from unit_version');
    return rows.map(({ code }) => code);
  }

  async write(manager: EntityManager, units: readonly UnitPublishedData[]): Promise<void> {
    await manager.query(
      `insert into unit_version as u (code, version, name, kind, parent, valid_from, valid_to)
       select code, version, name, kind, parent, "validFrom", "validTo" from jsonb_to_recordset($1::jsonb) as r (code text,
         version integer, name text, kind text, parent text, "validFrom" date, "validTo" date)
       on conflict (code, version) do update set valid_to = excluded.valid_to`,
      [JSON.stringify(latest(units, ({ code, version }) => `${code} ${version}`))],
    );
    this.known.clear();
    this.trees.clear();
  }

  private find(unitCode: string, date: string): Promise<KnownUnit | 'ended' | undefined> {
    return this.known.get(`${unitCode} ${date}`, async () => {
      const rows = await this.dataSource.query<(KnownUnit & { valid: boolean })[]>(
        `select code, version, name, kind, ${inForce} as valid from unit_version where code = $1`,
        [unitCode, date],
      );
      const valid = rows.find((row) => row.valid);
      if (!valid) return rows.length === 0 ? undefined : 'ended';
      const { code, version, name, kind } = valid;
      return { code, version, name, kind };
    });
  }
}

/** The last announcement of each version: one statement may touch a row only once. */
export function latest<Version>(versions: readonly Version[], keyOf: (version: Version) => string): Version[] {
  return [...new Map(versions.map((version) => [keyOf(version), version])).values()];
}
