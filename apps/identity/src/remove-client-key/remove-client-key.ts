import { Injectable } from '@nestjs/common';
import type { Context } from '@motcua/contracts';
import { DataSource } from 'typeorm';
import { identityErrors } from '../domain/identity-errors.js';
import { ActRepository } from '../persistence/act.repository.js';
import { ClientRepository } from '../persistence/client.repository.js';

/** The key is good for nothing from this moment on; tokens it has brought live on for minutes. */
@Injectable()
export class RemoveClientKey {
  constructor(
    private readonly clients: ClientRepository,
    private readonly acts: ActRepository,
    private readonly dataSource: DataSource,
  ) {}

  /** @throws CLIENT_KEY_NOT_FOUND */
  async execute({ actor, correlationId }: Context, id: string, kid: string): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      if (!(await this.clients.removeKey(manager, id, kid))) {
        throw identityErrors.CLIENT_KEY_NOT_FOUND({ id, kid }, { field: 'kid' });
      }
      const act = {
        actor: actor.id,
        act: 'remove-client-key',
        subject: `client:${id}`,
        detail: { kid },
        correlationId,
      };
      await this.acts.write(manager, act);
    });
  }
}
