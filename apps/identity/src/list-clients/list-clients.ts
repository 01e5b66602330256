import { Injectable } from '@nestjs/common';
import { codeAfter, pageOf, type Page, type PageQuery } from '@motcua/service-kit';
import { clientIdPattern } from '../domain/client.js';
import { ClientRepository } from '../persistence/client.repository.js';
import { clientView, type ClientView } from '../show-client/client.view.js';

@Injectable()
export class ListClients {
  constructor(private readonly clients: ClientRepository) {}

  /** @throws BAD_CURSOR */
  async execute({ limit, cursor }: PageQuery): Promise<Page<ClientView>> {
    const rows = await this.clients.list(codeAfter(cursor, clientIdPattern), limit + 1);
    return pageOf(rows, limit, ({ id }) => [id], clientView);
  }
}
