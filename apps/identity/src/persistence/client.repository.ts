import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { PublicKey } from '../domain/client-key.js';
import { clientIdPattern, keyIdPattern, type Client, type ClientKey } from '../domain/client.js';

type Row = Omit<Client, 'keys'> & {
  readonly keys: readonly { kid: string; jwk: PublicKey; validFrom: string; validTo: string }[];
};

const columns = `id, version, name, kind, permissions, networks, redirect_uris as "redirectUris",
  post_logout_redirect_uris as "postLogoutRedirectUris", backchannel_logout_uri as "backchannelLogoutUri",
  expires_at as "expiresAt", disabled,
  (select coalesce(jsonb_agg(jsonb_build_object('kid', kid, 'jwk', jwk, 'validFrom', valid_from, 'validTo', valid_to)
     order by valid_from, kid), '[]') from client_key where client_id = client.id) as keys`;

@Injectable()
export class ClientRepository {
  constructor(private readonly dataSource: DataSource) {}

  async find(id: string, manager: EntityManager = this.dataSource.manager): Promise<Client | undefined> {
    if (!clientIdPattern.test(id)) return undefined;
    const [row] = await manager.query<Row[]>(`select ${columns} from client where id = $1`, [id]);
    return row && clientOf(row);
  }

  /** In the order of their ids, beginning after `after`. */
  async list(after: string, limit: number): Promise<Client[]> {
    const rows = await this.dataSource.query<Row[]>(
      `select ${columns} from client where id > $1 order by id limit $2`,
      [after, limit],
    );
    return rows.map(clientOf);
  }

  /** False: the id is taken, by a client or by a person. */
  async add(manager: EntityManager, client: Omit<Client, 'keys'>): Promise<boolean> {
    const rows = await manager.query<unknown[]>(
      `with named as (insert into subject (id, kind) values ($10, 'client') on conflict do nothing returning id)
       insert into client (version, name, permissions, networks, redirect_uris, post_logout_redirect_uris,
         backchannel_logout_uri, expires_at, disabled, id, kind)
       select $1, $2, $3, $4, $5, $6, $7, $8, $9, id, $11 from named returning id`,
      [...valuesOf(client), client.id, client.kind],
    );
    return rows.length > 0;
  }

  /** Writes it as the version after `expected`. False: it has another version by now. */
  async change(manager: EntityManager, client: Omit<Client, 'keys' | 'version'>, expected: number): Promise<boolean> {
    const [rows] = await manager.query<[unknown[], number]>(
      `update client set version = $1, name = $2, permissions = $3, networks = $4, redirect_uris = $5,
         post_logout_redirect_uris = $6, backchannel_logout_uri = $7, expires_at = $8, disabled = $9
       where id = $10 and version = $11 returning id`,
      [...valuesOf({ ...client, version: expected + 1 }), client.id, expected],
    );
    return rows.length > 0;
  }

  /** False: it has a key of this name already. */
  async addKey(
    manager: EntityManager,
    clientId: string,
    { kid, jwk, validFrom, validTo }: ClientKey,
  ): Promise<boolean> {
    const rows = await manager.query<unknown[]>(
      `insert into client_key (client_id, kid, jwk, valid_from, valid_to) values ($1, $2, $3, $4, $5)
       on conflict do nothing returning kid`,
      [clientId, kid, jwk, validFrom, validTo],
    );
    return rows.length > 0;
  }

  /** False: it has no such key. */
  async removeKey(manager: EntityManager, clientId: string, kid: string): Promise<boolean> {
    if (!clientIdPattern.test(clientId) || !keyIdPattern.test(kid)) return false;
    const [rows] = await manager.query<[unknown[], number]>(
      'delete from client_key where client_id = $1 and kid = $2 returning kid',
      [clientId, kid],
    );
    return rows.length > 0;
  }
}

function valuesOf(client: Omit<Client, 'id' | 'kind' | 'keys'>): unknown[] {
  return [
    client.version,
    client.name,
    client.permissions,
    client.networks,
    client.redirectUris,
    client.postLogoutRedirectUris,
    client.backchannelLogoutUri,
    client.expiresAt,
    client.disabled,
  ];
}

function clientOf(row: Row): Client {
  return {
    ...row,
    keys: row.keys.map((key) => ({ ...key, validFrom: new Date(key.validFrom), validTo: new Date(key.validTo) })),
  };
}
