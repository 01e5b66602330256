import { hash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { AdapterPayload } from 'oidc-provider';
import { DataSource, type EntityManager } from 'typeorm';
import { KeyRing } from '../secrets/key-ring.js';

interface Row {
  readonly idDigest: Buffer;
  readonly payload: string;
  /** Seconds since 1970. */
  readonly consumed: number | null;
}

const columns = `id_digest as "idDigest", payload, extract(epoch from consumed_at)::integer as consumed`;

/** Sessions, codes, refresh tokens and grants of the provider. Ids are kept as digests, payloads sealed. */
@Injectable()
export class OidcRecordRepository {
  constructor(
    private readonly dataSource: DataSource,
    private readonly ring: KeyRing,
  ) {}

  find(model: string, id: string): Promise<AdapterPayload | undefined> {
    return this.one(model, 'id_digest = $2', digestOf(id));
  }

  findByUid(model: string, uid: string): Promise<AdapterPayload | undefined> {
    return this.one(model, 'uid = $2', uid);
  }

  findByUserCode(model: string, userCode: string): Promise<AdapterPayload | undefined> {
    return this.one(model, 'user_code = $2', userCode);
  }

  /** @param expiresIn seconds; undefined: never. */
  async upsert(model: string, id: string, payload: AdapterPayload, expiresIn: number | undefined): Promise<void> {
    await this.dataSource.query(
      `insert into oidc_record (model, id_digest, payload, grant_id, uid, user_code, account_id, expires_at)
       values ($1, $2, $3, $4, $5, $6, $7, now() + make_interval(secs => $8))
       on conflict (model, id_digest) do update set payload = excluded.payload, grant_id = excluded.grant_id,
         uid = excluded.uid, user_code = excluded.user_code, account_id = excluded.account_id, expires_at = excluded.expires_at`,
      this.values(model, id, payload, expiresIn),
    );
  }

  /** False: it was there already. */
  async insert(model: string, id: string, payload: AdapterPayload, expiresIn: number | undefined): Promise<boolean> {
    const rows = await this.dataSource.query<unknown[]>(
      `insert into oidc_record (model, id_digest, payload, grant_id, uid, user_code, account_id, expires_at)
       values ($1, $2, $3, $4, $5, $6, $7, now() + make_interval(secs => $8)) on conflict do nothing returning model`,
      this.values(model, id, payload, expiresIn),
    );
    return rows.length > 0;
  }

  /** False: somebody else has consumed it, even if only a moment ago. */
  async consume(model: string, id: string): Promise<boolean> {
    const [rows] = await this.dataSource.query<[unknown[], number]>(
      `update oidc_record set consumed_at = now() where model = $1 and id_digest = $2 and consumed_at is null
       returning model`,
      [model, digestOf(id)],
    );
    return rows.length > 0;
  }

  async destroy(model: string, id: string): Promise<void> {
    await this.dataSource.query('delete from oidc_record where model = $1 and id_digest = $2', [model, digestOf(id)]);
  }

  async revokeGrant(model: string, grantId: string): Promise<void> {
    await this.dataSource.query('delete from oidc_record where model = $1 and grant_id = $2', [model, grantId]);
  }

  /** Ends every session of an account, and whatever was granted in them. */
  async revokeAccount(manager: EntityManager, accountId: string): Promise<void> {
    await manager.query('delete from oidc_record where account_id = $1', [accountId]);
  }

  /** Removes what expired an hour ago, so many at most. Returns how many. */
  async sweep(limit = 10_000): Promise<number> {
    const [, count] = await this.dataSource.query<[unknown[], number]>(
      `delete from oidc_record where (model, id_digest) in
         (select model, id_digest from oidc_record where expires_at < now() - interval '1 hour' limit $1)`,
      [limit],
    );
    return count;
  }

  private async one(model: string, where: string, value: string | Buffer): Promise<AdapterPayload | undefined> {
    const [row] = await this.dataSource.query<Row[]>(
      `select ${columns} from oidc_record where model = $1 and ${where}`,
      [model, value],
    );
    if (!row) return undefined;
    const payload = JSON.parse(this.ring.open(row.payload, contextOf(model, row.idDigest))) as AdapterPayload;
    return row.consumed === null ? payload : { ...payload, consumed: row.consumed };
  }

  private values(model: string, id: string, payload: AdapterPayload, expiresIn: number | undefined): unknown[] {
    const digest = digestOf(id);
    const { grantId = null, uid = null, userCode = null, accountId = null } = payload;
    const sealed = this.ring.seal(JSON.stringify(payload), contextOf(model, digest));
    return [model, digest, sealed, grantId, uid, userCode, accountId, expiresIn ?? null];
  }
}

function digestOf(id: string): Buffer {
  return hash('sha256', id, 'buffer');
}

function contextOf(model: string, digest: Buffer): string {
  return `oidc:${model}:${digest.toString('base64url')}`;
}
