import { Injectable } from '@nestjs/common';
import type { Context } from '@motcua/contracts';
import { DataSource } from 'typeorm';
import type { OpenCountsView, OpenCountView } from './open-counts.view.js';

/** Which open dossiers a publication decision concerns: those not received yet come under it, the others keep their version. */
@Injectable()
export class CountOpenDossiers {
  constructor(private readonly dataSource: DataSource) {}

  async execute(_: Context, procedureCodes: readonly string[]): Promise<OpenCountsView> {
    // the index of the due times begins with the status: only what is open is read, however many dossiers there are
    const items = await this.dataSource.query<OpenCountView[]>(
      `select procedure_code as "procedureCode", procedure_version as "procedureVersion",
         count(*) filter (where received_at is null)::integer as "notReceived",
         count(*) filter (where received_at is not null)::integer as received
       from dossier
       where status = any('{registered,received,processing,supplementRequested,paymentRequested,stopped}')
         and procedure_code = any($1)
       group by procedure_code, procedure_version order by procedure_code, procedure_version`,
      [procedureCodes],
    );
    return { items };
  }
}
