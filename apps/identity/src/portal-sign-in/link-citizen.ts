import { randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '@motcua/contracts';
import { CLOCK, CONFIG } from '@motcua/service-kit';
import { DataSource, type EntityManager } from 'typeorm';
import type { IdentityConfiguration } from '../configuration.js';
import { decideLink, type LinkDecision, type LinkRefusal } from '../domain/link-citizen.js';
import type { NationalIdentity } from '../domain/national-identity.js';
import { ActRepository } from '../persistence/act.repository.js';
import { CitizenRepository } from '../persistence/citizen.repository.js';
import { PortalAttemptRepository } from '../persistence/portal-attempt.repository.js';

/** A month: so long the owner of an account may take to say whether another account of the portal is theirs. */
const PENDING_MS = 30 * 24 * 3_600_000;

export interface PortalLogin {
  readonly identity: NationalIdentity;
  readonly state: string;
  readonly correlationId: string;
}

export type Linked = { readonly citizenId: string } | { readonly refused: LinkRefusal | 'confirm' };

/** Whose login it is: decided, and written down together with what follows from it. */
@Injectable()
export class LinkCitizen {
  constructor(
    private readonly citizens: CitizenRepository,
    private readonly portalAttempts: PortalAttemptRepository,
    private readonly acts: ActRepository,
    private readonly dataSource: DataSource,
    @Inject(CONFIG) private readonly config: IdentityConfiguration,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  execute(login: PortalLogin): Promise<Linked> {
    const { identity } = login;
    return this.dataSource.transaction(async (manager) => {
      await this.citizens.lock(manager);
      const known = await this.citizens.known(manager, identity.techId, identity.numbers);
      const decision = decideLink(identity, known, this.config.DVCQG_LOGIN_LINK_LEVEL);
      if (decision.act === 'refuse') return { refused: decision.why };
      if (decision.act === 'confirm') return this.ask(manager, login, decision.citizenId);
      const citizenId = decision.act === 'create' ? newCitizenId() : decision.citizenId;
      await this.write(manager, login, decision, citizenId);
      return { citizenId };
    });
  }

  private async write(
    manager: EntityManager,
    { identity, state, correlationId }: PortalLogin,
    decision: Extract<LinkDecision, { adds: unknown }>,
    citizenId: string,
  ): Promise<void> {
    const { techId, kind, assurance, name } = identity;
    const at = this.clock.now();
    if (decision.act === 'create') await this.citizens.add(manager, citizenId, kind, at);
    await this.citizens.addNumbers(manager, citizenId, decision.adds);
    if (decision.act !== 'sign-in') {
      const ground = decision.act === 'create' ? 'created' : 'number';
      await this.citizens.link(manager, { techId, citizenId, ground, at });
    }
    await this.citizens.signedIn(manager, { citizenId, techId, assurance, name, at });
    await this.portalAttempts.settle(manager, state, { citizenId, assurance });
    await this.acts.write(manager, {
      actor: citizenId,
      act: decision.act === 'sign-in' ? 'sign-in' : `${decision.act}-citizen`,
      subject: `account:${citizenId}`,
      detail: { assurance, numbers: decision.adds.map((number) => number.kind) },
      correlationId,
    });
  }

  private async ask(
    manager: EntityManager,
    { identity, correlationId }: PortalLogin,
    citizenId: string,
  ): Promise<Linked> {
    const at = this.clock.now();
    const expiresAt = new Date(at.getTime() + PENDING_MS);
    await this.citizens.ask(manager, { techId: identity.techId, citizenId, at, expiresAt });
    const act = { actor: 'identity', act: 'ask-to-link', subject: `account:${citizenId}`, correlationId };
    await this.acts.write(manager, act);
    return { refused: 'confirm' };
  }
}

/** Says nothing of whom it belongs to: it is the actor in event logs. */
function newCitizenId(): string {
  return `ct-${randomBytes(12).toString('hex')}`;
}
