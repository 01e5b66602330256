import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { KeyRing } from '../secrets/key-ring.js';

/** What somebody proves themselves with. */
export interface Credentials {
  readonly accountId: string;
  readonly password: string | null;
  readonly totpSecret: string | null;
}

/** An activation that is open. */
export interface Activation {
  readonly accountId: string;
  readonly username: string;
  readonly pendingTotpSecret: string | null;
}

type Row = Credentials & { readonly id: string };

/** Passwords, second factors and activations of accounts. Secrets of the second factor are sealed, codes kept as digests. */
@Injectable()
export class CredentialRepository {
  constructor(
    private readonly dataSource: DataSource,
    private readonly ring: KeyRing,
  ) {}

  /** Of an account that may sign in; undefined: there is none of this name. */
  async find(username: string): Promise<Credentials | undefined> {
    const [row] = await this.dataSource.query<Row[]>(
      `select id as "accountId", password, totp_secret as "totpSecret" from account
       where username = $1 and not disabled and password is not null`,
      [username],
    );
    if (!row) return undefined;
    return { ...row, totpSecret: this.ring.open(row.totpSecret!, contextOf(row.accountId)) };
  }

  /** False: a code of this time step or a later one was taken before. */
  async takeStep(manager: EntityManager, accountId: string, step: number): Promise<boolean> {
    const [rows] = await manager.query<[unknown[], number]>(
      `update account set totp_step = $2 where id = $1 and not disabled and (totp_step is null or totp_step < $2) returning id`,
      [accountId, step],
    );
    return rows.length > 0;
  }

  /** False: it is none of the account's, or was taken before. */
  async takeRecoveryCode(manager: EntityManager, accountId: string, digest: Buffer): Promise<boolean> {
    const [rows] = await manager.query<[unknown[], number]>(
      'delete from recovery_code where account_id = $1 and digest = $2 returning account_id',
      [accountId, digest],
    );
    return rows.length > 0;
  }

  /** From now on whoever has the code, and nobody else, sets the account's password and second factor. */
  async reset(
    manager: EntityManager,
    accountId: string,
    activation: { digest: Buffer; expiresAt: Date },
  ): Promise<void> {
    await manager.query('delete from recovery_code where account_id = $1', [accountId]);
    await manager.query(
      `update account set password = null, totp_secret = null, totp_step = null, pending_totp_secret = null,
         activation_digest = $2, activation_expires_at = $3 where id = $1`,
      [accountId, activation.digest, activation.expiresAt],
    );
  }

  /** The account an activation code is for; undefined: none, or too late. Locked for the rest of the transaction. */
  async activation(manager: EntityManager, digest: Buffer, at: Date): Promise<Activation | undefined> {
    const [row] = await manager.query<Activation[]>(
      `select id as "accountId", username, pending_totp_secret as "pendingTotpSecret" from account
       where activation_digest = $1 and activation_expires_at > $2 and not disabled for update`,
      [digest, at],
    );
    if (!row) return undefined;
    const { pendingTotpSecret: sealed } = row;
    return { ...row, pendingTotpSecret: sealed && this.ring.open(sealed, contextOf(row.accountId)) };
  }

  async offer(manager: EntityManager, accountId: string, totpSecret: string): Promise<void> {
    const sealed = this.ring.seal(totpSecret, contextOf(accountId));
    await manager.query('update account set pending_totp_secret = $2 where id = $1', [accountId, sealed]);
  }

  /** The offered second factor becomes the account's; the activation code is good for nothing any more. */
  async activate(
    manager: EntityManager,
    accountId: string,
    { password, totpStep, recoveryDigests }: { password: string; totpStep: number; recoveryDigests: readonly Buffer[] },
  ): Promise<void> {
    await manager.query(
      `update account set password = $2, totp_secret = pending_totp_secret, totp_step = $3, pending_totp_secret = null,
         activation_digest = null, activation_expires_at = null where id = $1`,
      [accountId, password, totpStep],
    );
    await manager.query('insert into recovery_code (account_id, digest) select $1, unnest($2::bytea[])', [
      accountId,
      recoveryDigests,
    ]);
  }
}

function contextOf(accountId: string): string {
  return `totp:${accountId}`;
}
