import { Injectable } from '@nestjs/common';
import type { Channel, DossierStatus } from '@motcua/contracts';
import { DataSource } from 'typeorm';
import type { ClockPause, Appointment } from '../domain/dossier-record.js';
import { approvedForAll } from './calendar.repository.js';

/** What of an open dossier decides when it is due. */
export interface OpenDeadline {
  readonly code: string;
  readonly status: DossierStatus;
  readonly unitCode: string;
  readonly procedureCode: string;
  readonly procedureVersion: number;
  readonly caseCode: string;
  readonly channel: Channel;
  readonly calendarVersion: number;
  readonly receivedAt: Date;
  readonly dueAt: Date;
  readonly pauses: readonly ClockPause[];
  readonly extensions: readonly Appointment[];
}

/** Only what is open is read, however many dossiers there are: the index of the due times begins with the status. */
const OPEN = `
  select code, status, unit_code as "unitCode", procedure_code as "procedureCode", procedure_version as "procedureVersion",
    case_code as "caseCode", channel, calendar_version as "calendarVersion", received_at as "receivedAt",
    due_at as "dueAt", pauses, extensions
  from dossier
  where status = any ('{received,processing,paymentRequested}') and due_at is not null and calendar_id = $1
    and calendar_version = any ($2::integer[])
  order by due_at, code`;

/* Back from the version given, as long as it was approved for the dossiers received under the one before. */
const LEADING_TO = `
  with recursive chain as (
    select id, version from calendar_version where id = $1 and version = $2
    union all
    select before.id, before.version from chain l
      join calendar_version c on c.id = l.id and c.version = l.version and ${approvedForAll('c')}
      join calendar_version before on before.id = l.id and before.version = l.version - 1
  )
  select version from chain`;

/** Dossiers whose due time an amended calendar may move: those that are not done, and whose clock runs. */
@Injectable()
export class OpenDeadlineRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** Those judged by this version of a calendar: they have pinned it, or one from which approved amendments lead to it. */
  async judgedBy(calendarId: string, version: number): Promise<OpenDeadline[]> {
    const leading = await this.dataSource.query<{ version: number }[]>(LEADING_TO, [calendarId, version]);
    return this.dataSource.query<OpenDeadline[]>(OPEN, [calendarId, leading.map((row) => row.version)]);
  }
}
