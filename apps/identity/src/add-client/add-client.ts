import { Inject, Injectable } from '@nestjs/common';
import type { Context } from '@motcua/contracts';
import { CONFIG, withEtag } from '@motcua/service-kit';
import { DataSource } from 'typeorm';
import type { IdentityConfiguration } from '../configuration.js';
import { identityErrors } from '../domain/identity-errors.js';
import { ActRepository } from '../persistence/act.repository.js';
import { ClientRepository } from '../persistence/client.repository.js';
import { clientView, type ClientView } from '../show-client/client.view.js';
import { clientDraftOf } from './client-draft-of.js';
import type { AddClientDto } from './client.dto.js';

@Injectable()
export class AddClient {
  constructor(
    private readonly clients: ClientRepository,
    private readonly acts: ActRepository,
    private readonly dataSource: DataSource,
    @Inject(CONFIG) private readonly config: IdentityConfiguration,
  ) {}

  /** @throws CLIENT_NOT_SOUND, CLIENT_EXISTS */
  async execute({ actor, correlationId }: Context, given: AddClientDto): Promise<ClientView> {
    const { id, kind } = given;
    // An ID token names its client as audience: with this id it would pass for an access token of the API.
    if (id === this.config.OIDC_AUDIENCE) throw identityErrors.CLIENT_EXISTS({ id }, { field: 'id' });
    const client = { ...clientDraftOf(given, kind), id, version: 1 };
    await this.dataSource.transaction(async (manager) => {
      if (!(await this.clients.add(manager, client))) throw identityErrors.CLIENT_EXISTS({ id }, { field: 'id' });
      const act = { actor: actor.id, act: 'add-client', subject: `client:${id}`, detail: client, correlationId };
      await this.acts.write(manager, act);
    });
    return withEtag(clientView({ ...client, keys: [] }), 1, { location: `/v1/clients/${id}` });
  }
}
