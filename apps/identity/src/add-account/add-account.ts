import { Inject, Injectable } from '@nestjs/common';
import type { Context } from '@motcua/contracts';
import { CONFIG, withEtag } from '@motcua/service-kit';
import { DataSource } from 'typeorm';
import type { IdentityConfiguration } from '../configuration.js';
import { normalUsername, type Account } from '../domain/account.js';
import { identityErrors } from '../domain/identity-errors.js';
import { ActivationIssuer } from '../issue-activation/activation-issuer.js';
import { activationView, type ActivatedAccountView } from '../issue-activation/activation.view.js';
import { AccountRepository } from '../persistence/account.repository.js';
import { ActRepository } from '../persistence/act.repository.js';
import { accountView } from '../show-account/account.view.js';
import type { AddAccountDto } from './account.dto.js';
import { distinctPositions } from './distinct-positions.js';

@Injectable()
export class AddAccount {
  constructor(
    private readonly accounts: AccountRepository,
    private readonly issuer: ActivationIssuer,
    private readonly acts: ActRepository,
    private readonly dataSource: DataSource,
    @Inject(CONFIG) private readonly config: IdentityConfiguration,
  ) {}

  /** @throws ACCOUNT_EXISTS, POSITION_TWICE */
  async execute({ actor, correlationId }: Context, given: AddAccountDto): Promise<ActivatedAccountView> {
    const { id, name, disabled } = given;
    const positions = distinctPositions(given.positions);
    const username = normalUsername(given.username);
    const account: Account = { id, version: 1, username, name, disabled, active: false, positions };
    return this.dataSource.transaction(async (manager) => {
      if (!(await this.accounts.add(manager, account))) throw identityErrors.ACCOUNT_EXISTS({ id }, { field: 'id' });
      const issued = await this.issuer.issue(manager, id);
      await this.acts.write(manager, {
        actor: actor.id,
        act: 'add-account',
        subject: `account:${id}`,
        detail: { disabled, positions: positions.map((position) => position.id) },
        correlationId,
      });
      const view = { ...accountView(account), activation: activationView(issued, this.config.OIDC_ISSUER) };
      return withEtag(view, 1, { location: `/v1/accounts/${id}` });
    });
  }
}
