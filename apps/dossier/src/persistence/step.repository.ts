import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { StepRecord } from '../domain/dossier-record.js';

export interface StoredStep extends StepRecord {
  readonly dossierId: number;
}

@Injectable()
export class StepRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** Every step of these dossiers, each dossier's in order. */
  async of(dossierIds: readonly number[]): Promise<StoredStep[]> {
    const rows = await this.dataSource.query<(StepRecord & { dossierId: string })[]>(
      `select dossier_id as "dossierId", number, action, from_status as "fromStatus", to_status as "toStatus", at,
         actor_id as "actorId", officer_name as "officerName", position_id as "positionId",
         position_title as "positionTitle", unit_code as "unitCode", unit_version as "unitVersion",
         unit_name as "unitName", due_at as "dueAt", note, detail
       from dossier_step where dossier_id = any($1::bigint[]) order by dossier_id, number`,
      [dossierIds],
    );
    return rows.map((row) => ({ ...row, dossierId: Number(row.dossierId) }));
  }
}
