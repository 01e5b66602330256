import { Injectable } from '@nestjs/common';
import type { Actor } from '@motcua/contracts';
import { DataSource } from 'typeorm';
import { unitReach, type UnitReach } from '../domain/unit-reach.js';

/** Resolves what an actor's permission reaches, from the tree of units. */
@Injectable()
export class UnitReachRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** By every tree there ever was. The route has made sure that the permission is held. */
  async of(actor: Actor, permission: string): Promise<UnitReach> {
    const subtree =
      actor.permissions.get(permission) === 'subtree' ? await this.below(actor.unitCode) : new Set<string>();
    const reach = unitReach(actor, permission, subtree);
    if (reach === undefined) throw new Error(`${permission} is not held by who came through the guard with it`);
    return reach;
  }

  private async below(unitCode: string | undefined): Promise<ReadonlySet<string>> {
    const rows = await this.dataSource.query<{ code: string }[]>(
      `with recursive below as (
         select code from unit_version where code = $1
         union
         select u.code from unit_version u join below b on u.parent = b.code
       ) select code from below`,
      [unitCode ?? null],
    );
    return new Set(rows.map(({ code }) => code));
  }
}
