import { Injectable } from '@nestjs/common';
import type { Context } from '@motcua/contracts';
import { DataSource } from 'typeorm';
import { faultOf, publicPart } from '../domain/client-key.js';
import type { ClientKey } from '../domain/client.js';
import { identityErrors } from '../domain/identity-errors.js';
import { ActRepository } from '../persistence/act.repository.js';
import { ClientRepository } from '../persistence/client.repository.js';
import { clientView, type ClientView } from '../show-client/client.view.js';
import type { AddClientKeyDto } from './add-client-key.dto.js';

const LONGEST_DAYS = 400;

/** One more key for a system: keys whose validities overlap are all good, so that one follows another without a gap. */
@Injectable()
export class AddClientKey {
  constructor(
    private readonly clients: ClientRepository,
    private readonly acts: ActRepository,
    private readonly dataSource: DataSource,
  ) {}

  /** @throws CLIENT_NOT_FOUND, CLIENT_NOT_SOUND, CLIENT_KEY_UNFIT, CLIENT_KEY_VALIDITY, CLIENT_KEY_EXISTS */
  async execute({ actor, correlationId }: Context, id: string, given: AddClientKeyDto): Promise<ClientView> {
    const key = keyOf(given);
    return this.dataSource.transaction(async (manager) => {
      const client = await this.clients.find(id, manager);
      if (!client) throw identityErrors.CLIENT_NOT_FOUND({ id }, { field: 'id' });
      if (client.kind !== 'system') throw identityErrors.CLIENT_WITHOUT_KEYS({ id }, { field: 'id' });
      if (!(await this.clients.addKey(manager, id, key))) {
        throw identityErrors.CLIENT_KEY_EXISTS({ id, kid: key.kid }, { field: 'kid' });
      }
      const act = { actor: actor.id, act: 'add-client-key', subject: `client:${id}`, detail: key, correlationId };
      await this.acts.write(manager, act);
      return clientView((await this.clients.find(id, manager))!);
    });
  }
}

function keyOf({ kid, jwk, validFrom, validTo }: AddClientKeyDto): ClientKey {
  const fault = faultOf(jwk);
  if (fault !== null) throw identityErrors.CLIENT_KEY_UNFIT({ why: fault }, { field: 'jwk' });
  const [from, to] = [new Date(validFrom), new Date(validTo)];
  const days = (to.getTime() - from.getTime()) / 86_400_000;
  if (!(days > 0 && days <= LONGEST_DAYS)) {
    throw identityErrors.CLIENT_KEY_VALIDITY({ days: LONGEST_DAYS }, { field: 'validTo' });
  }
  return { kid, jwk: publicPart(jwk) as ClientKey['jwk'], validFrom: from, validTo: to };
}
