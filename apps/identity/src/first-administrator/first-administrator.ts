import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import type { Clock } from '@motcua/contracts';
import { CLOCK, CONFIG, StartError } from '@motcua/service-kit';
import { DataSource } from 'typeorm';
import type { IdentityConfiguration } from '../configuration.js';
import { normalUsername } from '../domain/account.js';
import { AccountRepository } from '../persistence/account.repository.js';
import { ActRepository } from '../persistence/act.repository.js';
import { CredentialRepository } from '../persistence/credential.repository.js';
import { codeDigest } from '../secrets/one-time-code.js';

/** As long as any activation. */
const LIFETIME_MS = 72 * 3_600_000;
const FORM = /^([a-z][a-z0-9-]{1,62}):([^:\s]{2,100}):([a-z][a-z0-9-]{0,62})$/;
const LEAST_CODE = 20;

/** Somebody has to be the first to let others in: one account, made only while there is none at all. */
@Injectable()
export class FirstAdministrator implements OnModuleInit {
  constructor(
    private readonly accounts: AccountRepository,
    private readonly credentials: CredentialRepository,
    private readonly acts: ActRepository,
    private readonly dataSource: DataSource,
    @Inject(CONFIG) private readonly config: IdentityConfiguration,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws StartError */
  async onModuleInit(): Promise<void> {
    const { IDENTITY_FIRST_ADMINISTRATOR: wanted, IDENTITY_FIRST_ACTIVATION: code } = this.config;
    if (wanted === undefined || code === undefined) return;
    const [, id, username, position] = FORM.exec(wanted) ?? [];
    if (id === undefined) throw new StartError('IDENTITY_FIRST_ADMINISTRATOR must be id:username:position');
    if (code.length < LEAST_CODE)
      throw new StartError(`IDENTITY_FIRST_ACTIVATION needs ${LEAST_CODE} characters at least`);
    await this.make({ id, username: normalUsername(username!), position: position! }, code);
  }

  private async make({ id, username, position }: { id: string; username: string; position: string }, code: string) {
    await this.dataSource.transaction(async (manager) => {
      await this.accounts.lock(manager);
      if (await this.accounts.isAny(manager)) return;
      const positions = [{ id: position, title: 'Quản trị tài khoản' }];
      const account = { id, version: 1, username, name: username, disabled: false, active: false, positions };
      if (!(await this.accounts.add(manager, account))) {
        throw new StartError(`IDENTITY_FIRST_ADMINISTRATOR: the id "${id}" is that of a client`);
      }
      const expiresAt = new Date(this.clock.now().getTime() + LIFETIME_MS);
      await this.credentials.reset(manager, id, { digest: codeDigest(code), expiresAt });
      await this.acts.write(manager, {
        actor: 'identity',
        act: 'add-first-administrator',
        subject: `account:${id}`,
        detail: { positions: [position] },
        correlationId: 'start',
      });
    });
  }
}
