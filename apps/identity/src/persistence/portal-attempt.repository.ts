import { hash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { KeyRing } from '../secrets/key-ring.js';

/** What the answer of the national login is checked with. */
export interface AttemptSecrets {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

export interface OpenAttempt {
  readonly interactionUid: string;
  readonly secrets: AttemptSecrets;
}

export interface AttemptOutcome {
  readonly citizenId: string;
  readonly assurance: number | null;
}

/** Sign-ins that are with the national login. What the browser and the answer show is kept as a digest. */
@Injectable()
export class PortalAttemptRepository {
  constructor(
    private readonly dataSource: DataSource,
    private readonly ring: KeyRing,
  ) {}

  async begin(
    secrets: AttemptSecrets,
    { browser, interactionUid, expiresAt }: { browser: string; interactionUid: string; expiresAt: Date },
  ): Promise<void> {
    const state = digestOf(secrets.state);
    await this.dataSource.query(
      `insert into portal_attempt (state_digest, browser_digest, interaction_uid, secrets, expires_at)
       values ($1, $2, $3, $4, $5)`,
      [state, digestOf(browser), interactionUid, this.ring.seal(JSON.stringify(secrets), contextOf(state)), expiresAt],
    );
  }

  /** The attempt that this answer, in this browser, belongs to; it takes one answer only. Undefined: none, and none is touched. */
  async answered(state: string, browser: string, at: Date): Promise<OpenAttempt | undefined> {
    const digest = digestOf(state);
    const [[row]] = await this.dataSource.query<[{ uid: string; secrets: string }[], number]>(
      `update portal_attempt set answered_at = $3
       where state_digest = $1 and browser_digest = $2 and answered_at is null and expires_at > $3
       returning interaction_uid as uid, secrets`,
      [digest, digestOf(browser), at],
    );
    if (!row) return undefined;
    return {
      interactionUid: row.uid,
      secrets: JSON.parse(this.ring.open(row.secrets, contextOf(digest))) as AttemptSecrets,
    };
  }

  async settle(manager: EntityManager, state: string, { citizenId, assurance }: AttemptOutcome): Promise<void> {
    await manager.query('update portal_attempt set citizen_id = $2, assurance = $3 where state_digest = $1', [
      digestOf(state),
      citizenId,
      assurance,
    ]);
  }

  /** Who has signed in for this interaction, in this browser. */
  async outcome(interactionUid: string, browser: string, at: Date): Promise<AttemptOutcome | undefined> {
    const [row] = await this.dataSource.query<AttemptOutcome[]>(
      `select citizen_id as "citizenId", assurance from portal_attempt
       where interaction_uid = $1 and browser_digest = $2 and citizen_id is not null and expires_at > $3
       order by answered_at desc limit 1`,
      [interactionUid, digestOf(browser), at],
    );
    return row;
  }

  /** An interaction is finished once. */
  async finish(interactionUid: string): Promise<void> {
    await this.dataSource.query('delete from portal_attempt where interaction_uid = $1', [interactionUid]);
  }

  async sweep(at: Date): Promise<void> {
    await this.dataSource.query('delete from portal_attempt where expires_at < $1', [at]);
  }
}

function digestOf(text: string): Buffer {
  return hash('sha256', text, 'buffer');
}

function contextOf(state: Buffer): string {
  return `portal-attempt:${state.toString('base64url')}`;
}
