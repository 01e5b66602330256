import { Inject, Injectable } from '@nestjs/common';
import { citizenPermissions, localDate, type Clock } from '@motcua/contracts';
import { CLOCK } from '@motcua/service-kit';
import type { Account } from '../domain/account.js';
import { AccountRepository } from '../persistence/account.repository.js';
import { CitizenRepository } from '../persistence/citizen.repository.js';
import type { Person } from './person.js';

/** Everybody who can sign in, as they are at this moment. */
@Injectable()
export class People {
  constructor(
    private readonly accounts: AccountRepository,
    private readonly citizens: CitizenRepository,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Undefined: there is nobody of this id who may act. */
  async find(id: string): Promise<Person | undefined> {
    const account = await this.accounts.find(id);
    if (account) return !account.disabled && account.active ? this.officer(account) : undefined;
    const kind = await this.citizens.kindOf(id);
    return kind && { id, claims: { kind: 'citizen', account_type: kind, permissions: citizenPermissions } };
  }

  /** Who holds no position today is somebody, and may nothing. */
  private async officer({ id, name }: Account): Promise<Person> {
    const position = await this.accounts.positionInForce(id, localDate(this.clock.now()));
    return {
      id,
      claims: {
        kind: 'officer',
        name,
        permissions: position?.permissions ?? [],
        ...(position && { position: position.id, position_title: position.title, unit: position.unitCode }),
      },
    };
  }
}
