import { setTimeout as wait } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { PortalSession, SessionStore } from '../portal-client/session.js';

/** A log-in takes at most this long before another replica may try; above every reasonable time-out. */
const renewalLimitMs = 90_000;
const askAgainMs = 100;

/** The session of all replicas: whoever finds it ended first logs in, the others wait for the result. */
@Injectable()
export class PortalSessionRepository implements SessionStore {
  private known: PortalSession | null = null;
  private renewal: Promise<PortalSession> | null = null;

  constructor(@Inject(DataSource) private readonly dataSource: DataSource) {}

  async current(): Promise<PortalSession | null> {
    this.known ??= await this.read();
    return this.known;
  }

  renew(stale: PortalSession | null, logIn: () => Promise<string>): Promise<PortalSession> {
    if (this.known && this.known.generation !== stale?.generation) return Promise.resolve(this.known);
    this.renewal ??= this.renewTogether(stale, logIn)
      .then((session) => (this.known = session))
      .finally(() => (this.renewal = null));
    return this.renewal;
  }

  /** This replica's turn to probe a dead portal: one probe in `everyMs` for all of them. */
  async takeProbeTurn(everyMs: number): Promise<boolean> {
    const [, taken] = await this.dataSource.query<[unknown, number]>(
      `update portal_session set probe_after = now() + $1 * interval '1 millisecond' where id = 1 and probe_after <= now()`,
      [everyMs],
    );
    return taken === 1;
  }

  private async renewTogether(stale: PortalSession | null, logIn: () => Promise<string>): Promise<PortalSession> {
    for (;;) {
      const found = await this.read();
      if (found && found.generation !== stale?.generation) return found;
      const [, taken] = await this.dataSource.query<[unknown, number]>(
        `update portal_session set renewing_until = now() + $2 * interval '1 millisecond'
         where id = 1 and generation = $1 and (renewing_until is null or renewing_until <= now())`,
        [found?.generation ?? 0, renewalLimitMs],
      );
      if (taken === 1) return this.logInAlone(logIn);
      await wait(askAgainMs);
    }
  }

  private async logInAlone(logIn: () => Promise<string>): Promise<PortalSession> {
    let token: string | null = null;
    try {
      token = await logIn();
    } finally {
      await this.dataSource.query(
        `update portal_session set renewing_until = null, token = coalesce($1, token),
           generation = generation + case when $1::text is null then 0 else 1 end where id = 1`,
        [token],
      );
    }
    return (await this.read())!;
  }

  private async read(): Promise<PortalSession | null> {
    const [row] = await this.dataSource.query<{ token: string | null; generation: number }[]>(
      'select token, generation from portal_session where id = 1',
    );
    return row?.token ? { token: row.token, generation: row.generation } : null;
  }
}
