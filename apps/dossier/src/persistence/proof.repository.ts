import { Injectable } from '@nestjs/common';
import { proveSubject, type SubjectProof } from '@motcua/messaging';
import { DataSource } from 'typeorm';

@Injectable()
export class ProofRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** The events of a dossier, with what proves them. */
  of(code: string): Promise<SubjectProof> {
    return proveSubject(this.dataSource.manager, code);
  }
}
