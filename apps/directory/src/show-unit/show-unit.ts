import { Inject, Injectable } from '@nestjs/common';
import type { Clock, Context } from '@motcua/contracts';
import { CLOCK, legalDate } from '@motcua/service-kit';
import type { UnitVersion } from '../domain/unit.js';
import { UnitRepository } from '../persistence/unit.repository.js';

@Injectable()
export class ShowUnit {
  constructor(
    private readonly units: UnitRepository,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute(_: Context, code: string, at: string | undefined): Promise<UnitVersion> {
    return this.units.inForce(code, legalDate(at, this.clock));
  }
}
