import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { catalogErrors } from '../domain/catalog-errors.js';
import type { ProcessDefinition } from '../domain/process-definition.js';
import type { ProcessVersion } from '../domain/process-version.js';
import { knownForm, processColumns, versionOf } from './process-versions.js';

interface ProcessFilter {
  readonly at: string;
  readonly state: ProcessVersion['state'];
  readonly level?: string | undefined;
}

/** A version without its steps. */
export type ProcessSummary = Pick<
  ProcessVersion,
  'code' | 'version' | 'state' | 'revision' | 'digest' | 'validFrom' | 'validTo'
> &
  Pick<ProcessDefinition, 'name' | 'levels' | 'isDefault' | 'procedures'>;

const summaryColumns = `code, version, state, revision, encode(digest, 'hex') as digest,
  valid_from::text as "validFrom", valid_to::text as "validTo", definition ->> 'name' as name,
  definition -> 'levels' as levels, definition -> 'isDefault' as "isDefault", definition -> 'procedures' as procedures`;

@Injectable()
export class ProcessRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** Published ones in force at the date, or those not published yet, in the order of their codes after `after`. */
  list({ at, state, level }: ProcessFilter, after: string, limit: number): Promise<ProcessSummary[]> {
    return this.dataSource.query<ProcessSummary[]>(
      `select ${summaryColumns} from process_version
       where state = $1 and (state <> 'published' or validity @> $2::date) and code > $3
         and ($4::text is null or definition -> 'levels' ? $4)
       order by code limit $5`,
      [state, at, after, level ?? null, limit],
    );
  }

  /** Versions older than `before`, the newest first, drafts too. */
  async versions(code: string, before: number, limit: number): Promise<ProcessSummary[]> {
    const versions = await this.dataSource.query<ProcessSummary[]>(
      `select ${summaryColumns} from process_version where code = $1 and version < $2 order by version desc limit $3`,
      [knownForm(code), before, limit],
    );
    if (versions.length === 0) await this.mustExist(code);
    return versions;
  }

  /** @throws PROCESS_NOT_FOUND, PROCESS_VERSION_NOT_FOUND */
  async version(code: string, version: number): Promise<ProcessVersion> {
    const versions = await this.dataSource.query<ProcessVersion[]>(
      `select ${processColumns} from process_version where code = $1`,
      [knownForm(code)],
    );
    return versionOf(versions, code, version);
  }

  /** @throws PROCESS_NOT_FOUND, PROCESS_NOT_IN_FORCE */
  async inForce(code: string, at: string): Promise<ProcessVersion> {
    const [version] = await this.dataSource.query<ProcessVersion[]>(
      `select ${processColumns} from process_version where code = $1 and state = 'published' and validity @> $2::date`,
      [knownForm(code), at],
    );
    if (version) return version;
    await this.mustExist(code);
    throw catalogErrors.PROCESS_NOT_IN_FORCE({ code, at }, { field: 'at' });
  }

  /** The process of a procedure, else the default of its level. @throws PROCEDURE_WITHOUT_PROCESS */
  async ofProcedure(code: string, level: string, at: string): Promise<ProcessVersion> {
    const [version] = await this.dataSource.query<ProcessVersion[]>(
      `select ${processColumns} from process_version
       join (
         select process_code, version, scope from process_scope
         where scope in ('procedure:' || $1, 'default:' || $2) and validity @> $3::date
         order by scope desc limit 1
       ) chosen using (version)
       where code = process_code`,
      [code, level, at],
    );
    if (!version) throw catalogErrors.PROCEDURE_WITHOUT_PROCESS({ code, level, at }, { field: 'at' });
    return version;
  }

  private async mustExist(code: string): Promise<void> {
    const known = await this.dataSource.query<unknown[]>('select from process where code = $1', [code]);
    if (known.length === 0) throw catalogErrors.PROCESS_NOT_FOUND({ code }, { field: 'code' });
  }
}
