import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { directoryErrors } from '../domain/directory-errors.js';
import { unitCodePattern, type UnitVersion } from '../domain/unit.js';
import { unitColumns } from './unit-versions.js';

interface UnitFilter {
  readonly at: string;
  readonly parent?: string | undefined;
  readonly kind?: string | undefined;
  readonly level?: string | undefined;
}

@Injectable()
export class UnitRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** Units in force at a date, in the order of their codes, beginning after `after`. */
  list(filter: UnitFilter, after: string, limit: number): Promise<UnitVersion[]> {
    return this.dataSource.query<UnitVersion[]>(
      `select ${unitColumns} from unit_version
       where validity @> $1::date and code > $2
         and ($3::text is null or parent = $3)
         and ($4::text is null or kind = $4)
         and ($5::text is null or level = $5)
       order by code limit $6`,
      [filter.at, after, filter.parent ?? null, filter.kind ?? null, filter.level ?? null, limit],
    );
  }

  /** @throws UNIT_NOT_FOUND, UNIT_NOT_IN_FORCE */
  async inForce(code: string, at: string): Promise<UnitVersion> {
    if (!unitCodePattern.test(code)) throw directoryErrors.UNIT_NOT_FOUND({ code }, { field: 'code' });
    const [unit] = await this.dataSource.query<UnitVersion[]>(
      `select ${unitColumns} from unit_version where code = $1 and validity @> $2::date`,
      [code, at],
    );
    if (unit) return unit;
    const known = await this.dataSource.query<unknown[]>('select from unit_version where code = $1 limit 1', [code]);
    if (known.length === 0) throw directoryErrors.UNIT_NOT_FOUND({ code }, { field: 'code' });
    throw directoryErrors.UNIT_NOT_IN_FORCE({ code, at }, { field: 'at' });
  }
}
