import { Inject, Injectable } from '@nestjs/common';
import type { Clock, Context } from '@motcua/contracts';
import { CLOCK, legalDate } from '@motcua/service-kit';
import type { ProcessVersion } from '../domain/process-version.js';
import { ProcessRepository } from '../persistence/process.repository.js';

@Injectable()
export class ShowProcess {
  constructor(
    private readonly processes: ProcessRepository,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute(_: Context, code: string, at: string | undefined): Promise<ProcessVersion> {
    return this.processes.inForce(code, legalDate(at, this.clock));
  }

  version(_: Context, code: string, version: number): Promise<ProcessVersion> {
    return this.processes.version(code, version);
  }
}
