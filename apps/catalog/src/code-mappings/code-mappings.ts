import { Inject, Injectable } from '@nestjs/common';
import { isLocalDate, type Clock, type Context } from '@motcua/contracts';
import { CLOCK, codeAfter, kitErrors, legalDate, pageOf, type Page } from '@motcua/service-kit';
import { DataSource } from 'typeorm';
import { catalogErrors } from '../domain/catalog-errors.js';
import { chainFrom, codeKinds, resolveCode, type CodeKind } from '../domain/resolve-code.js';
import { CodeMappingRepository } from '../persistence/code-mapping.repository.js';
import {
  mappingView,
  type AddMappingDto,
  type AddReplacementDto,
  type ListMappingsQuery,
  type MappingView,
  type ReplacementView,
  type ResolvedCodeView,
} from './code-mappings.dto.js';

@Injectable()
export class CodeMappings {
  constructor(
    private readonly mappings: CodeMappingRepository,
    private readonly dataSource: DataSource,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws CODE_KIND_UNKNOWN, BAD_DATE, BAD_CURSOR */
  async list(_: Context, kind: string, { limit, cursor, at, ...codes }: ListMappingsQuery): Promise<Page<MappingView>> {
    const filter = { ...codes, ...(at !== undefined && { at: legalDate(at, this.clock) }) };
    const after = codeAfter(cursor, /^[1-9]\d{0,17}$/) || '0';
    const rows = await this.mappings.list(known(kind), filter, after, limit + 1);
    return pageOf(rows, limit, ({ id }) => [id], mappingView);
  }

  /** @throws CODE_KIND_UNKNOWN, BAD_DATE */
  async resolve(_: Context, kind: string, code: string, at: string | undefined): Promise<ResolvedCodeView> {
    const date = legalDate(at, this.clock);
    const replacements = await this.mappings.replacements(known(kind));
    const own = await this.mappings.mappingsOf(known(kind), [code]);
    const asked = [code, ...own.map(({ nationalCode }) => nationalCode)];
    const reached = asked.flatMap((one) => [one, ...chainFrom(one, replacements).map(({ newCode }) => newCode)]);
    const { chain, ...resolved } = resolveCode(
      code,
      date,
      replacements,
      await this.mappings.mappingsOf(known(kind), reached),
    );
    return { ...resolved, chain: chain.map(({ oldCode, newCode, since }) => ({ oldCode, newCode, since })) };
  }

  /** @throws CODE_KIND_UNKNOWN, BAD_DATE, MAPPING_ENDS_BEFORE_IT_BEGINS, MAPPING_OVERLAPS */
  async add({ actor }: Context, kind: string, given: AddMappingDto): Promise<MappingView> {
    const { nationalCode, localCode, validFrom, validTo, reason } = given;
    assertDate(validFrom, 'validFrom');
    assertDate(validTo, 'validTo');
    if (validTo !== null && validTo <= validFrom) {
      throw catalogErrors.MAPPING_ENDS_BEFORE_IT_BEGINS({ validFrom, validTo }, { field: 'validTo' });
    }
    const mapping = {
      nationalCode,
      localCode,
      validFrom,
      validTo,
      reason,
      recordedBy: actor.id,
      recordedAt: this.clock.now(),
    };
    return this.dataSource.transaction(async (manager) => {
      await manager.query(`select pg_advisory_xact_lock(hashtext('catalog.code-mapping'))`);
      const [other] = await this.mappings.overlapping(manager, known(kind), mapping);
      if (other) {
        const { id, validFrom: from, validTo: to } = other;
        const told = { id, national: other.nationalCode, local: other.localCode, from, to: to ?? '…' };
        throw catalogErrors.MAPPING_OVERLAPS(told, {
          field: other.localCode === localCode ? 'localCode' : 'nationalCode',
        });
      }
      return mappingView(await this.mappings.add(manager, known(kind), mapping));
    });
  }

  /** @throws CODE_KIND_UNKNOWN, BAD_DATE, MAPPING_NOT_OPEN */
  async end(_: Context, kind: string, id: string, validTo: string): Promise<MappingView> {
    assertDate(validTo, 'validTo');
    const ended = await this.mappings.end(known(kind), id, validTo);
    if (!ended) throw catalogErrors.MAPPING_NOT_OPEN({ id: id.slice(0, 20), validTo }, { field: 'id' });
    return mappingView(ended);
  }

  /** @throws CODE_KIND_UNKNOWN, BAD_DATE, REPLACED_ALREADY, REPLACEMENT_CIRCLE */
  async replace({ actor }: Context, kind: string, given: AddReplacementDto): Promise<ReplacementView> {
    const { oldCode, newCode, since, mark, reason } = given;
    assertDate(since, 'since');
    await this.dataSource.transaction(async (manager) => {
      await manager.query(`select pg_advisory_xact_lock(hashtext('catalog.code-replacement'))`);
      const onwards = chainFrom(newCode, await this.mappings.replacements(known(kind), manager));
      const way = [newCode, ...onwards.map((one) => one.newCode)];
      if (way.includes(oldCode)) {
        throw catalogErrors.REPLACEMENT_CIRCLE({ way: [oldCode, ...way].join(' → ') }, { field: 'newCode' });
      }
      const act = { by: actor.id, at: this.clock.now() };
      if (await this.mappings.addReplacement(manager, known(kind), { oldCode, newCode, since, mark, reason }, act))
        return;
      throw catalogErrors.REPLACED_ALREADY({ oldCode }, { field: 'oldCode' });
    });
    return { oldCode, newCode, since };
  }
}

function known(kind: string): CodeKind {
  const found = codeKinds.find((one) => one === kind);
  if (found) return found;
  throw catalogErrors.CODE_KIND_UNKNOWN({ kind: kind.slice(0, 100), kinds: codeKinds.join(', ') }, { field: 'kind' });
}

function assertDate(date: string | null, field: string): void {
  if (date !== null && !isLocalDate(date)) throw kitErrors.BAD_DATE({ date }, { field });
}
