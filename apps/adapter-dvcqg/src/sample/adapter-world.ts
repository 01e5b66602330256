import { randomUUID } from 'node:crypto';
import { pino } from 'pino';
import { DataSource } from 'typeorm';
import { createTestDatabase, waitFor } from '@motcua/testing';
import type { DossierFacts } from '../dossier-facts/dossier-facts.js';
import { DeliveryRepository } from '../persistence/delivery.repository.js';
import { PortalSessionRepository } from '../persistence/portal-session.repository.js';
import { WantedRepository } from '../persistence/wanted.repository.js';
import { PortalClient, type PortalOptions } from '../portal-client/client.js';
import { PortalGate } from '../push-dossier/portal-gate.js';
import { PushDossier } from '../push-dossier/push-dossier.js';
import type { PushSettings } from '../push-dossier/push.js';
import { PushWorker, type WorkerOptions } from '../push-dossier/push-worker.js';
import { PortalStateRepository, type PortalStateRow } from '../show-portal-state/portal-state.repository.js';
import type { WantedChange } from '../wanted/wanted-change.js';
import type { PersonalFacts } from '../wanted/wanted-state.js';
import { personalFactsOf } from '../conformance/sample-life.js';
import { PortalDouble } from './portal-double.js';

export interface WorldOptions extends Partial<PushSettings>, Partial<WorkerOptions> {
  readonly timeoutMs?: number;
  readonly probeEveryMs?: number;
}

/** A database, a portal double and as many workers as a test wants; each is one replica of the adapter. */
export class AdapterWorld {
  readonly portal = new PortalDouble();
  readonly now = { offsetMs: 0 };
  readonly clock = { now: () => new Date(Date.now() + this.now.offsetMs) };
  /** Codes the dossier service does not answer for. */
  readonly withoutFacts = new Set<string>();
  /** Codes whose owner was erased. */
  readonly erased = new Set<string>();
  dataSource!: DataSource;
  deliveries!: DeliveryRepository;
  states!: PortalStateRepository;
  private options!: PortalOptions;
  private database!: { url: string; drop(): Promise<void> };
  private readonly workers: PushWorker[] = [];

  static async open(): Promise<AdapterWorld> {
    const world = new AdapterWorld();
    world.database = await createTestDatabase(new URL('../../migrations/', import.meta.url));
    world.dataSource = await new DataSource({ type: 'postgres', url: world.database.url, poolSize: 12 }).initialize();
    world.deliveries = new DeliveryRepository(world.dataSource);
    world.states = new PortalStateRepository(world.dataSource);
    world.options = await world.portal.start();
    world.portal.misbehave = () => undefined;
    return world;
  }

  async close(): Promise<void> {
    await this.stopWorkers();
    await this.portal.stop();
    await this.dataSource.destroy();
    await this.database.drop();
  }

  async stopWorkers(): Promise<void> {
    await Promise.all(this.workers.splice(0).map((worker) => worker.stop()));
  }

  /** What the consumer does with a batch of events. */
  async happen(...changes: readonly WantedChange[]): Promise<void> {
    await this.dataSource.transaction((manager) => new WantedRepository().apply(manager, changes, this.clock.now()));
    for (const worker of this.workers) worker.wake();
  }

  worker(options: WorldOptions = {}): PushWorker {
    const sessions = new PortalSessionRepository(this.dataSource);
    const { probeEveryMs = 50, timeoutMs = 500 } = options;
    const gate = new PortalGate({ probeEveryMs });
    const client = new PortalClient({ ...this.options, timeoutMs }, { sessions, clock: this.clock });
    const settings = { readBack: this.portal.readBack, progressField: 'TienDoXuLy', settleDelayMs: 40, ...options };
    const push = new PushDossier({ client, deliveries: this.deliveries, gate, clock: this.clock, settings });
    const worker = new PushWorker(
      { name: `worker-${randomUUID().slice(0, 8)}`, concurrency: 8, leaseMs: 5_000, pollMs: 20, ...options },
      {
        deliveries: this.deliveries,
        push,
        facts: this.facts(),
        gate,
        probeTurn: () => sessions.takeProbeTurn(probeEveryMs),
        clock: this.clock,
        logger: pino({ level: 'silent' }),
      },
    );
    this.workers.push(worker);
    worker.start();
    return worker;
  }

  async inStep(code: string): Promise<PortalStateRow> {
    return this.until(code, 'in step', (row) => row.acknowledged === row.wanted && row.due_at === null);
  }

  async until(code: string, what: string, condition: (row: PortalStateRow) => boolean): Promise<PortalStateRow> {
    return waitFor(`${code} ${what}`, async () => {
      const row = await this.states.find(code);
      return row && condition(row) ? row : undefined;
    });
  }

  /** Outcomes of the dossier's exchanges, oldest first: `insert:accepted`. */
  async exchanges(code: string): Promise<string[]> {
    const rows = await this.states.receipts(code, null, 200);
    return rows
      .toReversed()
      .map(({ call, outcome, settled_as: settled }) => [call, outcome, settled].filter(Boolean).join(':'));
  }

  private facts(): DossierFacts {
    return {
      fetch: async (codes) =>
        new Map(codes.filter((code) => !this.withoutFacts.has(code)).map((code) => [code, this.factsOf(code)])),
    };
  }

  private factsOf(code: string): PersonalFacts {
    const facts = personalFactsOf(code, 99);
    // what the dossier service then says: nothing but the type
    const owner = { type: facts.owner.type, erased: true } as PersonalFacts['owner'];
    return this.erased.has(code) ? { ...facts, owner } : facts;
  }
}
