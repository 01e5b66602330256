import { Controller, Module } from '@nestjs/common';
import { DossierForwarded, type DossierEventData } from '@motcua/contracts';
import { On, OnBatch, type HandlerContext, type ReceivedEvent } from '@motcua/messaging';
import { defineService } from '@motcua/service-kit';
import { busTopic } from './bus-event.js';
import { CommitTimes } from './commit-times.js';

type Received = ReceivedEvent<DossierEventData>;

/** One statement an event. */
@Controller()
class RowByRow {
  constructor(private readonly times: CommitTimes) {}

  @On(DossierForwarded)
  async forwarded({ subject, sequence }: Received, { manager }: HandlerContext): Promise<void> {
    await manager.query('insert into handled (subject, sequence) values ($1, $2)', [subject, sequence]);
    this.times.note(manager, subject);
  }
}

/** One statement a batch. */
@Controller()
class SetBased {
  constructor(private readonly times: CommitTimes) {}

  @OnBatch(DossierForwarded)
  async forwarded(events: Received[], { manager }: HandlerContext): Promise<void> {
    await manager.query(
      `insert into handled (subject, sequence)
       select subject, sequence from unnest($1::text[], $2::int[]) with ordinality as r (subject, sequence, place)
       order by place`,
      [events.map(({ subject }) => subject), events.map(({ sequence }) => sequence)],
    );
    for (const { subject } of events) this.times.note(manager, subject);
  }
}

@Module({})
class Producing {}

@Module({ controllers: [RowByRow], providers: [CommitTimes] })
class HandlingRows {}

@Module({ controllers: [SetBased], providers: [CommitTimes] })
class HandlingSets {}

const migrations = new URL('../../migrations/', import.meta.url);

/** As every service publishes and consumes; one does nothing else, the other inserts a row for each event. */
export const busServices = {
  producer: defineService({
    name: 'bench-producer',
    title: 'Nguồn sự kiện của phép đo',
    roots: [],
    module: Producing,
    migrations,
    publishes: [busTopic],
  }),
  On: defineService({
    name: 'bench-consumer',
    title: 'Nơi nhận sự kiện của phép đo, từng dòng',
    roots: [],
    module: HandlingRows,
    migrations,
    consumes: [busTopic],
  }),
  OnBatch: defineService({
    name: 'bench-consumer',
    title: 'Nơi nhận sự kiện của phép đo, theo lô',
    roots: [],
    module: HandlingSets,
    migrations,
    consumes: [busTopic],
  }),
};

export const handlerKinds = ['On', 'OnBatch'] as const;
export type HandlerKind = (typeof handlerKinds)[number];
