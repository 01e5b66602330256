import type { FieldSentence } from '@motcua/contracts';
import type { EntityManager } from 'typeorm';
import { catalogErrors } from '../domain/catalog-errors.js';
import type { ProcessVersion } from '../domain/process-version.js';

interface TakenScope {
  readonly scope: string;
  readonly processCode: string;
}

/** @throws PROCESS_SCOPE_TAKEN naming every procedure and level that another process serves at that time. */
export async function assertScopesFree(
  manager: EntityManager,
  { code, definition, validFrom, validTo }: Omit<ProcessVersion, 'digest'>,
): Promise<void> {
  const procedures = definition.procedures.map((one, index) => [`procedure:${one}`, `definition.procedures[${index}]`]);
  const levels = definition.levels.map((one, index) => [`default:${one}`, `definition.levels[${index}]`]);
  const fields = new Map((definition.isDefault ? levels : procedures) as [string, string][]);
  // two publications at once would both find it free
  await manager.query(`select pg_advisory_xact_lock(hashtext('catalog.process-scope'))`);
  const taken = await manager.query<TakenScope[]>(
    `select distinct on (scope) scope, process_code as "processCode" from process_scope
     where scope = any($1) and process_code <> $2 and validity && daterange($3, $4) order by scope`,
    [[...fields.keys()], code, validFrom, validTo],
  );
  if (taken.length === 0) return;
  const sentences = taken.map(({ scope, processCode }): FieldSentence => ({
    field: fields.get(scope)!,
    code: 'PROCESS_SCOPE_TAKEN',
    vi: `Quy trình "${processCode}" đã áp dụng. Kết thúc hiệu lực của quy trình đó trước, hoặc bỏ khỏi danh sách.`,
    en: `The process "${processCode}" applies already. End that one first, or take it off the list.`,
  }));
  throw catalogErrors.PROCESS_SCOPE_TAKEN({ count: taken.length }, { sentences });
}
