import { Body, Controller, Get, Param, Post, Put, Query } from '@nestjs/common';
import type { Context } from '@motcua/contracts';
import { DataSource } from 'typeorm';
import { Ctx } from '../access/context.js';
import { Permit, PermitWithin, Public } from '../access/permit.js';
import { IdempotencyKey, IfMatch, withEtag } from '../http/entity-tag.js';
import { decodeCursor } from '../http/cursor.js';
import { pageOf, PageQuery, type Page } from '../http/page.js';
import { IdempotencyStore } from '../idempotency/idempotency-store.js';
import { kitErrors } from '../problems/kit-errors.js';
import { Gate } from './gate.js';
import { CountDto, SampleDto } from './sample.dto.js';

export interface SampleView {
  code: string;
  count: number;
  version: number;
}

@Controller('v1/samples')
export class SampleController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly idempotency: IdempotencyStore,
    private readonly gate: Gate,
  ) {}

  @Post()
  @Permit('sample:write')
  async create(
    @Ctx() ctx: Context,
    @Body() body: SampleDto,
    @IdempotencyKey() key: string | undefined,
  ): Promise<SampleView> {
    const request = { route: 'POST /v1/samples', body };
    const view = await this.idempotency.run<SampleView>(ctx, key, request, async (complete) => {
      await this.gate.pass();
      return this.dataSource.transaction(async (manager) => {
        const made = { code: body.code, count: body.count, version: 1 };
        await manager.query('insert into sample (code, count, version) values ($1, $2, $3)', Object.values(made));
        await complete(manager, made);
        return made;
      });
    });
    return withEtag(view, view.version, { location: `/v1/samples/${view.code}` });
  }

  @Put(':code')
  @Permit('sample:write')
  async change(
    @Param('code') code: string,
    @Body() body: CountDto,
    @IfMatch() expected: number | undefined,
  ): Promise<SampleView> {
    const [rows] = await this.dataSource.query<[SampleView[], number]>(
      `update sample set count = $2, version = version + 1 where code = $1 and version = coalesce($3, version)
       returning code, count, version`,
      [code, body.count, expected ?? null],
    );
    if (!rows[0]) throw kitErrors.STALE_VERSION();
    return rows[0];
  }

  @Get()
  @Permit('sample:read')
  async list(@Query() query: PageQuery): Promise<Page<SampleView>> {
    const after = query.cursor === undefined ? '' : String(decodeCursor(query.cursor)[0]);
    const rows = await this.dataSource.query<SampleView[]>(
      'select code, count, version from sample where code > $1 order by code limit $2',
      [after, query.limit + 1],
    );
    return pageOf(rows, query.limit, (row) => [row.code]);
  }

  @Get('whoami')
  @Permit('sample:read')
  whoami(@Ctx() ctx: Context): object {
    return { ...ctx, actor: { ...ctx.actor, permissions: [...ctx.actor.permissions.keys()] } };
  }

  @Get('within')
  @PermitWithin('sample:read')
  within(@Ctx() ctx: Context): object {
    return { scope: ctx.actor.permissions.get('sample:read') };
  }

  @Get('open')
  @Public()
  open(@Ctx() ctx: Context): object {
    return { actor: ctx.actor.id };
  }

  @Get('broken')
  @Public()
  broken(): object {
    throw new Error('secret internals');
  }

  @Get('numbered/:number')
  @Public()
  numbered(@Param('number') number: number, @Query('at') at?: string): object {
    return { number, at };
  }
}
