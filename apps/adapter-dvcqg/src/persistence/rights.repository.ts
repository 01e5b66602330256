import { Inject, Injectable } from '@nestjs/common';
import {
  DossierRights,
  type Actor,
  type PlacedDossier,
  type ProcedurePublishedData,
  type UnitPublishedData,
} from '@motcua/contracts';
import { Remembered } from '@motcua/service-kit';
import { DataSource, type EntityManager } from 'typeorm';

/** Other replicas consume other partitions: what they learned is seen after this time. */
const TREE_MS = 10_000;
const CONFIDENTIAL_MS = 1_000;

/** Who may see which dossier, by the policy of the dossier service, from local copies. */
@Injectable()
export class RightsRepository {
  private readonly trees = new Remembered<ReadonlySet<string>>(TREE_MS);
  private readonly confidential = new Remembered<ReadonlySet<string>>(CONFIDENTIAL_MS);

  constructor(@Inject(DataSource) private readonly dataSource: DataSource) {}

  async of(actor: Actor): Promise<DossierRights> {
    const { unitCode } = actor;
    const subtree = unitCode === undefined ? new Set<string>() : await this.below(unitCode);
    return new DossierRights(actor, subtree, await this.confidentialProcedures());
  }

  /** Undefined: it is not known, or its registration was never told. */
  async placed(code: string): Promise<PlacedDossier | undefined> {
    const [row] = await this.dataSource.query<PlacedDossier[]>(
      `select w.facts -> 'procedure' ->> 'code' as "procedureCode", w.facts -> 'unit' ->> 'code' as "unitCode",
         w.facts -> 'state' ->> 'handlingUnitCode' as "handlingUnitCode", s.step ->> 'actorId' as "registeredBy"
       from wanted_dossier w join wanted_step s on s.code = w.code and s.number = 1 where w.code = $1`,
      [code],
    );
    return row;
  }

  async writeUnits(manager: EntityManager, units: readonly UnitPublishedData[]): Promise<void> {
    // a unit without a parent is its own: so it is known
    await manager.query(
      `insert into unit_parent (code, parent)
       select distinct code, coalesce(parent, code) from jsonb_to_recordset($1::jsonb) as r (code text, parent text)
       on conflict do nothing`,
      [JSON.stringify(units)],
    );
    this.trees.clear();
  }

  async writeProcedures(manager: EntityManager, procedures: readonly ProcedurePublishedData[]): Promise<void> {
    await manager.query(
      `insert into procedure_confidentiality as p (code, version, confidential)
       select distinct on (code) code, version, coalesce(confidential, false)
       from jsonb_to_recordset($1::jsonb) as r (code text, version integer, confidential boolean) order by code, version desc
       on conflict (code) do update set version = excluded.version, confidential = excluded.confidential
         where p.version <= excluded.version`,
      [JSON.stringify(procedures)],
    );
    this.confidential.clear();
  }

  private below(unitCode: string): Promise<ReadonlySet<string>> {
    return this.trees.get(unitCode, async () => {
      const rows = await this.dataSource.query<{ code: string }[]>(
        `with recursive below as (
           select code from unit_parent where code = $1
           union
           select u.code from unit_parent u join below b on u.parent = b.code
         ) select code from below`,
        [unitCode],
      );
      return new Set(rows.map(({ code }) => code));
    });
  }

  private confidentialProcedures(): Promise<ReadonlySet<string>> {
    return this.confidential.get('', async () => {
      const rows = await this.dataSource.query<{ code: string }[]>(
        'select code from procedure_confidentiality where confidential',
      );
      return new Set(rows.map(({ code }) => code));
    });
  }
}
