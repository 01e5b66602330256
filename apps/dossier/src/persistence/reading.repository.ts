import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

/** What was shown: a dossier, a line of a list, the steps with their notes, or what the national portal is given. */
export const shownParts = ['dossier', 'list', 'history', 'portalFacts'] as const;
export type ShownPart = (typeof shownParts)[number];

export interface Reading {
  readonly dossierCode: string;
  readonly shown: ShownPart;
  readonly at: Date;
  readonly readerId: string;
  readonly readerKind: 'officer' | 'citizen' | 'system';
  readonly positionId: string | null;
  readonly positionTitle: string | null;
  readonly unitCode: string | null;
  readonly correlationId: string;
}

export interface StoredReading extends Omit<Reading, 'dossierCode' | 'positionId' | 'correlationId'> {
  readonly id: string;
}

const INSERT = `
  insert into dossier_reading (dossier_code, shown, read_at, reader_id, reader_kind, position_id, position_title, unit_code,
    correlation_id)
  select * from unnest($1::text[], $2::text[], $3::timestamptz[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[],
    $9::text[])`;

@Injectable()
export class ReadingRepository {
  constructor(private readonly dataSource: DataSource) {}

  async add(readings: readonly Reading[]): Promise<void> {
    await this.dataSource.query(INSERT, [
      readings.map(({ dossierCode }) => dossierCode),
      readings.map(({ shown }) => shown),
      readings.map(({ at }) => at),
      readings.map(({ readerId }) => readerId),
      readings.map(({ readerKind }) => readerKind),
      readings.map(({ positionId }) => positionId),
      readings.map(({ positionTitle }) => positionTitle),
      readings.map(({ unitCode }) => unitCode),
      readings.map(({ correlationId }) => correlationId),
    ]);
  }

  /** Newest first. @param before id of the last one known. */
  of(dossierCode: string, before: string | undefined, limit: number): Promise<StoredReading[]> {
    return this.dataSource.query<StoredReading[]>(
      `select id, shown, read_at as at, reader_id as "readerId", reader_kind as "readerKind",
         position_title as "positionTitle", unit_code as "unitCode"
       from dossier_reading where dossier_code = $1 and ($2::bigint is null or id < $2) order by id desc limit $3`,
      [dossierCode, before ?? null, limit],
    );
  }
}
