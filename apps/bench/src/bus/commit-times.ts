import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, type EntitySubscriberInterface, type QueryRunner } from 'typeorm';
import { machineMs } from './clock.js';

/** When the handling of each subject's last event was committed. */
@Injectable()
export class CommitTimes {
  private readonly open = new WeakMap<QueryRunner, string[]>();
  private readonly committed = new Map<string, number>();

  constructor(dataSource: DataSource) {
    const subscriber: EntitySubscriberInterface = {
      afterTransactionCommit: ({ queryRunner }) => this.settle(queryRunner),
      afterTransactionRollback: ({ queryRunner }) => {
        if (!queryRunner.isTransactionActive) this.open.delete(queryRunner);
      },
    };
    dataSource.subscribers.push(subscriber);
  }

  note({ queryRunner }: EntityManager, subject: string): void {
    const subjects = this.open.get(queryRunner!);
    if (subjects) subjects.push(subject);
    else this.open.set(queryRunner!, [subject]);
  }

  of(subjects: readonly string[]): (number | null)[] {
    return subjects.map((subject) => this.committed.get(subject) ?? null);
  }

  private settle(queryRunner: QueryRunner): void {
    if (queryRunner.isTransactionActive) return; // a savepoint
    const now = machineMs();
    for (const subject of this.open.get(queryRunner) ?? []) this.committed.set(subject, now);
    this.open.delete(queryRunner);
  }
}
