import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '@motcua/contracts';
import { CLOCK } from '@motcua/service-kit';
import { DataSource } from 'typeorm';
import { ActRepository } from '../persistence/act.repository.js';
import { CitizenRepository, type PendingLink } from '../persistence/citizen.repository.js';

/** Whoever is inside an account says whether another account of the portal is theirs as well. */
@Injectable()
export class AnswerPendingLink {
  constructor(
    private readonly citizens: CitizenRepository,
    private readonly acts: ActRepository,
    private readonly dataSource: DataSource,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  open(citizenId: string): Promise<PendingLink | undefined> {
    return this.citizens.pending(this.dataSource.manager, citizenId, this.clock.now());
  }

  /** Of the oldest open question; without one nothing happens. */
  async execute(citizenId: string, answer: 'yes' | 'no', correlationId: string): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      await this.citizens.lock(manager);
      const at = this.clock.now();
      const pending = await this.citizens.pending(manager, citizenId, at);
      if (!pending) return;
      const { techId } = pending;
      if (answer === 'yes') await this.citizens.link(manager, { techId, citizenId, ground: 'confirmed', at });
      else await this.citizens.dropPending(manager, techId);
      const act = answer === 'yes' ? 'confirm-link' : 'refuse-link';
      await this.acts.write(manager, { actor: citizenId, act, subject: `account:${citizenId}`, correlationId });
    });
  }
}
