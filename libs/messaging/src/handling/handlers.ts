import type { MessageHandler } from '@nestjs/microservices';
import { isObservable, lastValueFrom } from 'rxjs';
import type { EntityManager } from 'typeorm';
import type { ReceivedEvent } from './received-event.js';

interface Handler {
  readonly batch: boolean;
  readonly call: (argument: unknown, manager: EntityManager) => Promise<void>;
}

interface Group {
  readonly type: string;
  readonly events: ReceivedEvent[];
}

/** The `@On` and `@OnBatch` methods of a service. A type nobody asked for is passed over. */
export class Handlers {
  private readonly byType = new Map<string, Handler[]>();

  add(type: string, handler: MessageHandler): void {
    const call: Handler['call'] = async (argument, manager) => {
      const answer: unknown = await handler(argument, { manager });
      if (isObservable(answer)) await lastValueFrom(answer, { defaultValue: undefined });
    };
    const batch = handler.extras?.['batch'] === true;
    this.byType.set(type, [...(this.byType.get(type) ?? []), { batch, call }]);
  }

  async handle(events: readonly ReceivedEvent[], manager: EntityManager): Promise<void> {
    for (const { type, events: own } of groups(events)) {
      for (const { batch, call } of this.byType.get(type) ?? []) {
        if (batch) await call(own, manager);
        else for (const event of own) await call(event, manager);
      }
    }
  }
}

/**
 * As few lists of one type as keep the order within each subject: an event joins the first list of its type that is not
 * before the one its predecessor is in.
 */
export function groups(events: readonly ReceivedEvent[]): readonly Group[] {
  const found: Group[] = [];
  const lastGroup = new Map<string, number>();
  for (const event of events) {
    const earliest = lastGroup.get(event.subject) ?? 0;
    let at = found.findIndex(({ type }, index) => index >= earliest && type === event.type);
    if (at === -1) at = found.push({ type: event.type, events: [] }) - 1;
    found[at]!.events.push(event);
    lastGroup.set(event.subject, at);
  }
  return found;
}
