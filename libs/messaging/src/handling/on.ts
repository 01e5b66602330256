import { applyDecorators, Catch, UseFilters, type RpcExceptionFilter } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import type { EventClass } from '@motcua/contracts';
import { throwError, type Observable } from 'rxjs';
import type { EntityManager } from 'typeorm';

export interface HandlerContext {
  /** The transaction of the batch. Handlers write through it, only to their own database, and call nothing outside. */
  readonly manager: EntityManager;
}

/** Nest's own filter replaces every error by "Internal server error"; parking needs to know what went wrong. */
@Catch()
class Rethrow implements RpcExceptionFilter {
  catch(error: unknown): Observable<never> {
    return throwError(() => error);
  }
}
const rethrow = new Rethrow();

/** `method(event: ReceivedEvent<Data>, context: HandlerContext)`: called for each event, in order within its subject. */
export function On<Data extends object>(event: EventClass<Data>): MethodDecorator {
  return handlerOf(event, false);
}

/**
 * `method(events: ReceivedEvent<Data>[], context: HandlerContext)`: called with as many events as there are at once, those of
 * one subject in order. For handlers that write the whole list in one statement.
 */
export function OnBatch<Data extends object>(event: EventClass<Data>): MethodDecorator {
  return handlerOf(event, true);
}

function handlerOf({ type }: { readonly type: string }, batch: boolean): MethodDecorator {
  const arguments_: MethodDecorator = (target, method) => {
    Payload()(target, method, 0);
    Ctx()(target, method, 1);
  };
  return applyDecorators(EventPattern<string>(type, { batch }), UseFilters(rethrow), arguments_);
}
