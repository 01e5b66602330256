import { Injectable } from '@nestjs/common';
import { identityErrors } from '../domain/identity-errors.js';
import { ClientRepository } from '../persistence/client.repository.js';
import { clientView, type ClientView } from './client.view.js';

@Injectable()
export class ShowClient {
  constructor(private readonly clients: ClientRepository) {}

  /** @throws CLIENT_NOT_FOUND */
  async execute(id: string): Promise<ClientView> {
    const client = await this.clients.find(id);
    if (!client) throw identityErrors.CLIENT_NOT_FOUND({ id }, { field: 'id' });
    return clientView(client);
  }
}
