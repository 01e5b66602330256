import { Injectable } from '@nestjs/common';
import type { Context } from '@motcua/contracts';
import { DataSource } from 'typeorm';
import { clientDraftOf } from '../add-client/client-draft-of.js';
import type { ChangeClientDto } from '../add-client/client.dto.js';
import { identityErrors } from '../domain/identity-errors.js';
import { ActRepository } from '../persistence/act.repository.js';
import { ClientRepository } from '../persistence/client.repository.js';
import { clientView, type ClientView } from '../show-client/client.view.js';

/** What a client says of itself is replaced as a whole; its kind and its keys stay. */
@Injectable()
export class ChangeClient {
  constructor(
    private readonly clients: ClientRepository,
    private readonly acts: ActRepository,
    private readonly dataSource: DataSource,
  ) {}

  /** @throws CLIENT_NOT_FOUND, CLIENT_NOT_SOUND, CLIENT_STALE */
  async execute(
    { actor, correlationId }: Context,
    id: string,
    given: ChangeClientDto,
    expected: number | undefined,
  ): Promise<ClientView> {
    return this.dataSource.transaction(async (manager) => {
      const before = await this.clients.find(id, manager);
      if (!before) throw identityErrors.CLIENT_NOT_FOUND({ id }, { field: 'id' });
      const after = { ...clientDraftOf(given, before.kind), id };
      const changed =
        (expected ?? before.version) === before.version && (await this.clients.change(manager, after, before.version));
      if (!changed) throw identityErrors.CLIENT_STALE({ id, version: before.version }, { field: 'If-Match' });
      const { keys, version, ...was } = before;
      await this.acts.write(manager, {
        actor: actor.id,
        act: 'change-client',
        subject: `client:${id}`,
        detail: { before: was, after },
        correlationId,
      });
      return clientView({ ...after, version: version + 1, keys });
    });
  }
}
