import { Inject, Injectable } from '@nestjs/common';
import type { Clock, Context } from '@motcua/contracts';
import { CLOCK, codeAfter, legalDate, pageOf, type Page } from '@motcua/service-kit';
import { codeKind } from '../domain/code-kind.js';
import { chainFrom, resolveCode } from '../domain/resolve-code.js';
import { CodeMappingRepository } from '../persistence/code-mapping.repository.js';
import { mappingView, type MappingView, type ResolvedCodeView } from './code-mapping.view.js';
import type { ListMappingsQuery } from './code-mappings.query.js';

@Injectable()
export class ShowCodeMappings {
  constructor(
    private readonly mappings: CodeMappingRepository,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws CODE_KIND_UNKNOWN, BAD_DATE, BAD_CURSOR */
  async list(_: Context, kind: string, { limit, cursor, at, ...codes }: ListMappingsQuery): Promise<Page<MappingView>> {
    const filter = { ...codes, ...(at !== undefined && { at: legalDate(at, this.clock) }) };
    const after = codeAfter(cursor, /^[1-9]\d{0,17}$/) || '0';
    const rows = await this.mappings.list(codeKind(kind), filter, after, limit + 1);
    return pageOf(rows, limit, ({ id }) => [id], mappingView);
  }

  /** @throws CODE_KIND_UNKNOWN, BAD_DATE */
  async resolve(_: Context, kind: string, code: string, at: string | undefined): Promise<ResolvedCodeView> {
    const date = legalDate(at, this.clock);
    const replacements = await this.mappings.replacements(codeKind(kind));
    const own = await this.mappings.mappingsOf(codeKind(kind), [code]);
    const asked = [code, ...own.map(({ nationalCode }) => nationalCode)];
    const reached = asked.flatMap((one) => [one, ...chainFrom(one, replacements).map(({ newCode }) => newCode)]);
    const { chain, ...resolved } = resolveCode(
      code,
      date,
      replacements,
      await this.mappings.mappingsOf(codeKind(kind), reached),
    );
    return { ...resolved, chain: chain.map(({ oldCode, newCode, since }) => ({ oldCode, newCode, since })) };
  }
}
