import { bulkhead } from 'cockatiel';
import type { OnApplicationBootstrap, OnModuleDestroy } from '@nestjs/common';
import type { Clock } from '@motcua/contracts';
import type { Logger } from 'pino';
import {
  coversSequence,
  DossierFactsUnavailable,
  mergeFacts,
  mostCodes,
  type DossierFacts,
} from '../dossier-facts/dossier-facts.js';
import type { Claim, DeliveryRepository, HeldClaim } from '../persistence/delivery.repository.js';
import type { PersonalFacts } from '../wanted/wanted-state.js';
import type { PortalGate } from './portal-gate.js';
import type { PushDossier } from './push-dossier.js';
import type { Lease } from './push.js';

export interface WorkerOptions {
  /** Name of this process in claims and receipts. */
  readonly name: string;
  /** Dossiers pushed at the same time. */
  readonly concurrency: number;
  /** Milliseconds until the claims of a process that died are free again. */
  readonly leaseMs: number;
  /** Milliseconds between two looks for due dossiers when nobody wakes us. */
  readonly pollMs: number;
}

export interface WorkerParts {
  readonly deliveries: DeliveryRepository;
  readonly push: PushDossier;
  readonly facts: DossierFacts;
  readonly gate: PortalGate;
  /** Asks for this replica's turn to probe a dead portal. */
  readonly probeTurn: () => Promise<boolean>;
  readonly clock: Clock;
  readonly logger: Logger;
}

const stopLimitMs = 5_000;
/** Longer than any dossier waits for its next try. */
const anyWaitMs = 3_600_000;
/** Without names and texts nothing can be sent: no use in trying dossier after dossier. */
const factsPauseMs = 2_000;

/** Claims due dossiers and pushes them, many side by side, each by one worker at a time across all replicas. */
export class PushWorker implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly slots;
  /** By dossier and claim: a dossier may be claimed again before its last push has let go. */
  private readonly leases = new Map<string, HeldClaim & { until: number }>();
  private readonly active = new Set<Promise<void>>();
  private claimed = 0;
  private stopping = false;
  private loop: Promise<void> | null = null;
  private heart: NodeJS.Timeout | null = null;
  private changedInTransaction = false;
  private woken = false;
  private quietUntil = 0;
  private resume: () => void = () => {};

  constructor(
    private readonly options: WorkerOptions,
    private readonly parts: WorkerParts,
  ) {
    this.slots = bulkhead(options.concurrency, Number.MAX_SAFE_INTEGER);
    parts.gate.onOpen(() => {
      this.parts.deliveries.hasten(this.parts.clock.now()).then(
        () => this.wake(),
        (error: unknown) => this.parts.logger.warn({ err: error }, 'waiting dossiers not hastened'),
      );
    });
  }

  onApplicationBootstrap(): void {
    this.start();
  }

  async onModuleDestroy(): Promise<void> {
    await this.stop();
  }

  start(): void {
    this.loop ??= this.run();
    this.heart ??= setInterval(() => void this.beat(), this.options.leaseMs / 3);
  }

  /** Ends after the calls under way, at most five seconds; what they leave is settled by the next process. */
  async stop(): Promise<void> {
    this.stopping = true;
    this.wake();
    await this.loop;
    let timer: NodeJS.Timeout | undefined;
    const limit = new Promise((resolve) => (timer = setTimeout(resolve, stopLimitMs)));
    await Promise.race([Promise.all(this.active), limit]);
    clearTimeout(timer);
    if (this.heart) clearInterval(this.heart);
  }

  /** There may be something to do. */
  wake(): void {
    this.woken = true;
    this.resume();
  }

  /** Something changed in a transaction of this process that has not committed yet. */
  wakeAfterCommit(): void {
    this.changedInTransaction = true;
  }

  /** A transaction of this process committed. */
  committed(): void {
    if (!this.changedInTransaction) return;
    this.changedInTransaction = false;
    this.wake();
  }

  private async run(): Promise<void> {
    while (!this.stopping) {
      this.woken = false;
      const waitMs = await this.turn().catch((error: unknown) => {
        this.parts.logger.error({ err: error }, 'no dossiers could be claimed');
        return this.options.pollMs;
      });
      if (waitMs > 0) await this.pause(waitMs);
    }
  }

  /** Claims what there is room for; answers how long to wait before the next look. */
  private async turn(): Promise<number> {
    const { concurrency, name, leaseMs, pollMs } = this.options;
    const { gate, deliveries, clock, probeTurn } = this.parts;
    const { admits } = gate;
    const quietMs = this.quietUntil - performance.now();
    if (quietMs > 0) return quietMs;
    if (admits === 'none') return Math.min(pollMs, gate.untilProbeMs || pollMs);
    if (admits === 'probe' && (this.claimed > 0 || !(await probeTurn()))) return pollMs;
    const room = admits === 'probe' ? 1 : Math.min(mostCodes, 2 * concurrency - this.claimed);
    if (room < Math.min(concurrency, mostCodes) && admits === 'all') return pollMs;
    // A probe may be any dossier, also one that would wait longer: nobody else finds out that the portal is back.
    const dueBy = new Date(clock.now().getTime() + (admits === 'probe' ? anyWaitMs : 0));
    const claims = await deliveries.claim(name, room, leaseMs, dueBy);
    const until = performance.now() + leaseMs;
    for (const claim of claims) this.leases.set(keyOf(claim), { code: claim.code, fence: claim.fence, until });
    this.claimed += claims.length;
    if (claims.length > 0) this.follow(this.process(claims));
    return claims.length === room && admits === 'all' ? 0 : pollMs;
  }

  private async process(claims: readonly Claim[]): Promise<void> {
    const known = await this.personalFacts(claims).catch((error: unknown) => {
      for (const claim of claims) this.letGo(claim);
      throw error;
    });
    for (const claim of claims) {
      const facts = known.get(claim.code);
      this.follow(this.slots.execute(() => this.one(claim, facts)).finally(() => this.letGo(claim)));
    }
  }

  private async one(claim: Claim, facts: PersonalFacts | string | undefined): Promise<void> {
    const { push } = this.parts;
    const lease = this.leaseOf(claim);
    if (this.stopping) return push.giveBack(claim, lease);
    if (facts === undefined)
      return push.postpone(claim, 'dossier service: it does not know the dossier up to this step', lease);
    if (typeof facts === 'string') return push.postpone(claim, facts, lease);
    return push.execute(claim, facts, lease);
  }

  /** By code: the facts, or why they could not be had. */
  private async personalFacts(claims: readonly Claim[]): Promise<ReadonlyMap<string, PersonalFacts | string>> {
    const { facts, deliveries, clock } = this.parts;
    const known = new Map<string, PersonalFacts | string>();
    const fresh: PersonalFacts[] = [];
    try {
      const answers = await facts.fetch(claims.map(({ code }) => code));
      for (const { code, wanted, told } of claims) {
        const now = answers.get(code);
        if (now === undefined || !coversSequence(now, wanted.sequence)) continue;
        const merged = mergeFacts(told, now);
        known.set(code, merged);
        if (merged.steps.length !== told?.steps.length) fresh.push(merged);
      }
      if (fresh.length > 0) await deliveries.keepSteps(fresh, clock.now());
    } catch (error) {
      if (!(error instanceof DossierFactsUnavailable)) throw error;
      this.quietUntil = performance.now() + factsPauseMs;
      this.parts.logger.warn({ err: error, dossiers: claims.length }, 'no names and texts from the dossier service');
      for (const { code } of claims) known.set(code, error.message);
    }
    return known;
  }

  private letGo(claim: Claim): void {
    this.leases.delete(keyOf(claim));
    this.claimed -= 1;
    if (this.claimed === this.options.concurrency || this.claimed === 0) this.wake();
  }

  private leaseOf(claim: Claim): Lease {
    const lease = this.leases.get(keyOf(claim));
    return { worker: this.options.name, held: () => (lease?.until ?? 0) > performance.now() };
  }

  private async beat(): Promise<void> {
    if (this.leases.size === 0) return;
    const until = performance.now() + this.options.leaseMs;
    try {
      for (const renewed of await this.parts.deliveries.renew([...this.leases.values()], this.options.leaseMs)) {
        const lease = this.leases.get(keyOf(renewed));
        if (lease) lease.until = until;
      }
    } catch (error) {
      this.parts.logger.warn({ err: error }, 'claims not prolonged');
    }
  }

  private follow(work: Promise<void>): void {
    const followed: Promise<void> = work
      .catch((error: unknown) => this.parts.logger.error({ err: error }, 'a push broke off'))
      .finally(() => this.active.delete(followed));
    this.active.add(followed);
  }

  private async pause(ms: number): Promise<void> {
    if (this.woken) return;
    let timer: NodeJS.Timeout | undefined;
    await new Promise<void>((resolve) => {
      this.resume = resolve;
      timer = setTimeout(resolve, ms);
    });
    clearTimeout(timer);
    this.resume = () => {};
  }
}

function keyOf({ code, fence }: HeldClaim): string {
  return `${code}/${fence}`;
}
