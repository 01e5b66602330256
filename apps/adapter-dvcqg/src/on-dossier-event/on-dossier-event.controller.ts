import { Controller, Inject } from '@nestjs/common';
import {
  DeadlineMoved,
  DossierExtended,
  DossierFinished,
  DossierForwarded,
  DossierReceived,
  DossierRefused,
  DossierRegistered,
  DossierResumed,
  DossierStopped,
  DossierWithdrawn,
  PaymentConfirmed,
  PaymentRequested,
  ResultReturned,
  SupplementRequested,
  SupplementSubmitted,
  type Clock,
  type DossierEventData,
} from '@motcua/contracts';
import { OnBatch, type HandlerContext, type ReceivedEvent } from '@motcua/messaging';
import { CLOCK } from '@motcua/service-kit';
import { WantedRepository } from '../persistence/wanted.repository.js';
import { PushWorker } from '../push-dossier/push-worker.js';
import { wantedChange } from '../wanted/wanted-change.js';

type Events = ReceivedEvent<DossierEventData>[];

/** Every event of a dossier changes what the portal shall know of it. */
@Controller()
export class OnDossierEvent {
  constructor(
    @Inject(WantedRepository) private readonly wanted: WantedRepository,
    @Inject(PushWorker) private readonly worker: PushWorker,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @OnBatch(DossierRegistered)
  registered(events: Events, context: HandlerContext): Promise<void> {
    return this.apply(events, context);
  }

  @OnBatch(DossierReceived)
  received(events: Events, context: HandlerContext): Promise<void> {
    return this.apply(events, context);
  }

  @OnBatch(SupplementRequested)
  supplementRequested(events: Events, context: HandlerContext): Promise<void> {
    return this.apply(events, context);
  }

  @OnBatch(SupplementSubmitted)
  supplementSubmitted(events: Events, context: HandlerContext): Promise<void> {
    return this.apply(events, context);
  }

  @OnBatch(DossierResumed)
  resumed(events: Events, context: HandlerContext): Promise<void> {
    return this.apply(events, context);
  }

  @OnBatch(DossierRefused)
  refused(events: Events, context: HandlerContext): Promise<void> {
    return this.apply(events, context);
  }

  @OnBatch(DossierWithdrawn)
  withdrawn(events: Events, context: HandlerContext): Promise<void> {
    return this.apply(events, context);
  }

  @OnBatch(DossierStopped)
  stopped(events: Events, context: HandlerContext): Promise<void> {
    return this.apply(events, context);
  }

  @OnBatch(DossierForwarded)
  forwarded(events: Events, context: HandlerContext): Promise<void> {
    return this.apply(events, context);
  }

  @OnBatch(PaymentRequested)
  paymentRequested(events: Events, context: HandlerContext): Promise<void> {
    return this.apply(events, context);
  }

  @OnBatch(PaymentConfirmed)
  paymentConfirmed(events: Events, context: HandlerContext): Promise<void> {
    return this.apply(events, context);
  }

  @OnBatch(DossierExtended)
  extended(events: Events, context: HandlerContext): Promise<void> {
    return this.apply(events, context);
  }

  @OnBatch(DeadlineMoved)
  deadlineMoved(events: Events, context: HandlerContext): Promise<void> {
    return this.apply(events, context);
  }

  @OnBatch(DossierFinished)
  finished(events: Events, context: HandlerContext): Promise<void> {
    return this.apply(events, context);
  }

  @OnBatch(ResultReturned)
  returned(events: Events, context: HandlerContext): Promise<void> {
    return this.apply(events, context);
  }

  private async apply(events: Events, { manager }: HandlerContext): Promise<void> {
    const changes = events.map(({ type, sequence, data }) => wantedChange(type, sequence, data));
    await this.wanted.apply(manager, changes, this.clock.now());
    this.worker.wakeAfterCommit();
  }
}
