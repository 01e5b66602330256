import { errors, type Adapter, type AdapterPayload } from 'oidc-provider';
import type { ClientRepository } from '../persistence/client.repository.js';
import type { OidcRecordRepository } from '../persistence/oidc-record.repository.js';
import { clientMetadata } from './client-metadata.js';

/** What oidc-provider keeps, in PostgreSQL. Clients are read only: they are administered elsewhere. */
export class OidcAdapter implements Adapter {
  constructor(
    private readonly model: string,
    private readonly records: OidcRecordRepository,
    private readonly clients: ClientRepository,
    private readonly now: () => Date,
  ) {}

  async find(id: string): Promise<AdapterPayload | undefined> {
    if (this.model !== 'Client') return this.records.find(this.model, id);
    const client = await this.clients.find(id);
    return client && clientMetadata(client, this.now());
  }

  findByUid(uid: string): Promise<AdapterPayload | undefined> {
    return this.records.findByUid(this.model, uid);
  }

  findByUserCode(userCode: string): Promise<AdapterPayload | undefined> {
    return this.records.findByUserCode(this.model, userCode);
  }

  async upsert(id: string, payload: AdapterPayload, expiresIn?: number): Promise<void> {
    if (this.model !== 'ReplayDetection') return this.records.upsert(this.model, id, payload, expiresIn);
    // Of two at the same moment one is the replay.
    if (await this.records.insert(this.model, id, payload, expiresIn)) return;
    throw new errors.InvalidClientAuth('client assertion tokens must only be used once');
  }

  /** Two who exchange the same code or refresh token at the same moment are taken for what they may be: one has stolen it. */
  async consume(id: string): Promise<void> {
    if (await this.records.consume(this.model, id)) return;
    const grantId = (await this.records.find(this.model, id))?.grantId;
    if (grantId !== undefined) {
      for (const model of ['AuthorizationCode', 'RefreshToken']) await this.records.revokeGrant(model, grantId);
      await this.records.destroy('Grant', grantId);
    }
    throw new errors.InvalidGrant('grant request is invalid');
  }

  destroy(id: string): Promise<void> {
    return this.records.destroy(this.model, id);
  }

  revokeByGrantId(grantId: string): Promise<void> {
    return this.records.revokeGrant(this.model, grantId);
  }
}
