import { Injectable } from '@nestjs/common';
import { Login } from '../login/login.js';
import type { LoginClient } from '../login/login-clients.js';
import { mistakeOfLoginFault, type LoginFault } from '../login/login-fault-kinds.js';
import type { Claims } from '../login/people.js';
import { simulatorErrors } from '../simulator-errors.js';
import type { LoginClientDto, LoginClientView, PersonView } from './login.dto.js';

const SUB = /^[\w.-]{1,100}$/;
const CLIENT_ID = /^[\w.-]{1,100}$/;

/** What tests and operators do with the simulated login beside its wire. */
@Injectable()
export class LoginControl {
  constructor(private readonly login: Login) {}

  /** @throws FAULT_WITHOUT_MEANING; the faults declared before stay. */
  declare(faults: readonly LoginFault[], seed?: number): void {
    for (const [index, fault] of faults.entries()) {
      const mistake = mistakeOfLoginFault(fault);
      if (!mistake) continue;
      const { field, why } = mistake;
      throw simulatorErrors.FAULT_WITHOUT_MEANING(
        { kind: fault.kind, field, why },
        { field: `faults[${index}].${field}` },
      );
    }
    this.login.declare(faults, seed);
  }

  get people(): PersonView[] {
    return this.login.people.all.map((person) => ({ ...person }));
  }

  /** @throws PERSON_NOT_RIGHT */
  putPerson(sub: string, claims: Claims): void {
    if (!SUB.test(sub)) throw simulatorErrors.PERSON_NOT_RIGHT({}, { field: 'sub' });
    this.login.people.put({ ...claims, sub });
  }

  /** @throws PERSON_NOT_THERE */
  removePerson(sub: string): void {
    if (!this.login.people.remove(sub)) throw simulatorErrors.PERSON_NOT_THERE({ sub }, { field: 'sub' });
  }

  get clients(): LoginClientView[] {
    return this.login.clients.all.map(viewOf);
  }

  /** @throws CLIENT_NOT_RIGHT */
  putClient(clientId: string, client: LoginClientDto): LoginClientView {
    if (!CLIENT_ID.test(clientId)) throw simulatorErrors.CLIENT_NOT_RIGHT({}, { field: 'clientId' });
    return viewOf(this.login.clients.put({ ...client, clientId }));
  }
}

function viewOf(client: LoginClient): LoginClientView {
  const { redirectUris, postLogoutRedirectUris, ...rest } = client;
  return { ...rest, redirectUris: [...redirectUris], postLogoutRedirectUris: [...postLogoutRedirectUris] };
}
