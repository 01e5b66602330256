import { Injectable } from '@nestjs/common';
import type { JWK } from 'jose';
import { DataSource, type EntityManager } from 'typeorm';
import { keyIdPattern } from '../domain/client.js';
import type { SigningKey } from '../domain/signing-key.js';
import { KeyRing } from '../secrets/key-ring.js';

export interface StoredKey extends SigningKey {
  readonly publicJwk: JWK;
  readonly sealedPrivateJwk: string;
}

/** Signing keys; the private half is sealed. */
@Injectable()
export class SigningKeyRepository {
  constructor(
    private readonly dataSource: DataSource,
    private readonly ring: KeyRing,
  ) {}

  all(manager: EntityManager = this.dataSource.manager): Promise<StoredKey[]> {
    return manager.query<StoredKey[]>(
      `select kid, public_jwk as "publicJwk", private_jwk as "sealedPrivateJwk", published_at as "publishedAt",
         signs_from as "signsFrom" from signing_key order by signs_from, kid`,
    );
  }

  /** One process at a time decides about keys, for the rest of the transaction. */
  async lock(manager: EntityManager): Promise<void> {
    await manager.query(`select pg_advisory_xact_lock(hashtext('identity.signing-key'))`);
  }

  async add(manager: EntityManager, key: SigningKey, publicJwk: JWK, privateJwk: JWK): Promise<void> {
    await manager.query(
      `insert into signing_key (kid, public_jwk, private_jwk, published_at, signs_from) values ($1, $2, $3, $4, $5)`,
      [key.kid, publicJwk, this.ring.seal(JSON.stringify(privateJwk), contextOf(key)), key.publishedAt, key.signsFrom],
    );
  }

  /** False: there is none. */
  async remove(manager: EntityManager, kid: string): Promise<boolean> {
    if (!keyIdPattern.test(kid)) return false;
    const [removed] = await manager.query<[unknown[], number]>('delete from signing_key where kid = $1 returning kid', [
      kid,
    ]);
    return removed.length > 0;
  }

  /** The private key itself. */
  opened(key: StoredKey): JWK {
    return JSON.parse(this.ring.open(key.sealedPrivateJwk, contextOf(key))) as JWK;
  }
}

function contextOf({ kid }: Pick<SigningKey, 'kid'>): string {
  return `signing-key:${kid}`;
}
