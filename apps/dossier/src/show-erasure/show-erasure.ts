import { Injectable } from '@nestjs/common';
import type { Context } from '@motcua/contracts';
import { dossierErrors } from '../domain/dossier-errors.js';
import { ErasureRepository, type ErasureRequest } from '../persistence/erasure.repository.js';
import { erasureView, type ErasureView } from './erasure.view.js';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

@Injectable()
export class ShowErasure {
  constructor(private readonly erasures: ErasureRepository) {}

  async execute(_: Context, id: string): Promise<ErasureView> {
    return this.view(await this.find(id));
  }

  /** @throws ERASURE_UNKNOWN */
  async find(id: string): Promise<ErasureRequest> {
    const request = UUID.test(id) ? await this.erasures.find(id) : undefined;
    if (!request) throw dossierErrors.ERASURE_UNKNOWN();
    return request;
  }

  async view(request: ErasureRequest): Promise<ErasureView> {
    const { subject } = request;
    return erasureView(request, await this.erasures.dossiersOf(subject), await this.erasures.erasedOf(subject));
  }
}
