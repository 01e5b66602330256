import { Injectable } from '@nestjs/common';
import type { Context } from '@motcua/contracts';
import { DataSource } from 'typeorm';
import type { ChangeAccountDto } from '../add-account/account.dto.js';
import { distinctPositions } from '../add-account/distinct-positions.js';
import type { Account } from '../domain/account.js';
import { identityErrors } from '../domain/identity-errors.js';
import { AccountRepository } from '../persistence/account.repository.js';
import { ActRepository } from '../persistence/act.repository.js';
import { OidcRecordRepository } from '../persistence/oidc-record.repository.js';
import { accountView, type AccountView } from '../show-account/account.view.js';

/** Name, positions and whether it is disabled are replaced as a whole. Disabling ends every session. */
@Injectable()
export class ChangeAccount {
  constructor(
    private readonly accounts: AccountRepository,
    private readonly records: OidcRecordRepository,
    private readonly acts: ActRepository,
    private readonly dataSource: DataSource,
  ) {}

  /** @throws ACCOUNT_NOT_FOUND, ACCOUNT_STALE, POSITION_TWICE */
  async execute(
    { actor, correlationId }: Context,
    id: string,
    { name, disabled, positions }: ChangeAccountDto,
    expected: number | undefined,
  ): Promise<AccountView> {
    const wanted = { id, name, disabled, positions: distinctPositions(positions) };
    return this.dataSource.transaction(async (manager) => {
      const before = await this.accounts.find(id, manager);
      if (!before) throw identityErrors.ACCOUNT_NOT_FOUND({ id }, { field: 'id' });
      const { version } = before;
      const changed = (expected ?? version) === version && (await this.accounts.change(manager, wanted, version));
      if (!changed) throw identityErrors.ACCOUNT_STALE({ id, version }, { field: 'If-Match' });
      if (disabled) await this.records.revokeAccount(manager, id);
      const after = { ...before, ...wanted, version: version + 1 };
      await this.acts.write(manager, {
        actor: actor.id,
        act: 'change-account',
        subject: `account:${id}`,
        detail: { before: factsOf(before), after: factsOf(after) },
        correlationId,
      });
      return accountView(after);
    });
  }
}

/** Without the name, which is personal. */
function factsOf({ disabled, positions }: Account): object {
  return { disabled, positions: positions.map(({ id }) => id) };
}
