import { Inject, Injectable } from '@nestjs/common';
import type { Context } from '@motcua/contracts';
import { CONFIG } from '@motcua/service-kit';
import { DataSource } from 'typeorm';
import type { IdentityConfiguration } from '../configuration.js';
import { identityErrors } from '../domain/identity-errors.js';
import { AccountRepository } from '../persistence/account.repository.js';
import { ActRepository } from '../persistence/act.repository.js';
import { OidcRecordRepository } from '../persistence/oidc-record.repository.js';
import { ActivationIssuer } from './activation-issuer.js';
import { activationView, type ActivationView } from './activation.view.js';

/** For whoever has lost password or telephone: everything begins anew, and every session ends. */
@Injectable()
export class IssueActivation {
  constructor(
    private readonly accounts: AccountRepository,
    private readonly issuer: ActivationIssuer,
    private readonly records: OidcRecordRepository,
    private readonly acts: ActRepository,
    private readonly dataSource: DataSource,
    @Inject(CONFIG) private readonly config: IdentityConfiguration,
  ) {}

  /** @throws ACCOUNT_NOT_FOUND */
  async execute({ actor, correlationId }: Context, id: string): Promise<ActivationView> {
    return this.dataSource.transaction(async (manager) => {
      if (!(await this.accounts.find(id, manager))) throw identityErrors.ACCOUNT_NOT_FOUND({ id }, { field: 'id' });
      const issued = await this.issuer.issue(manager, id);
      await this.records.revokeAccount(manager, id);
      const act = { actor: actor.id, act: 'issue-activation', subject: `account:${id}`, correlationId };
      await this.acts.write(manager, act);
      return activationView(issued, this.config.OIDC_ISSUER);
    });
  }
}
