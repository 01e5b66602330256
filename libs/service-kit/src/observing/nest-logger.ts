import type { LoggerService } from '@nestjs/common';
import type { Logger } from 'pino';

/** Nest's own messages on the service's log; its chatter at start at `debug`. */
export class NestLogger implements LoggerService {
  constructor(private readonly logger: Logger) {}

  log(message: unknown, ...more: unknown[]): void {
    this.logger.debug({ context: contextOf(more) }, String(message));
  }
  error(message: unknown, ...more: unknown[]): void {
    if (message instanceof Error) this.logger.error({ err: message, context: contextOf(more) }, message.name);
    else this.logger.error({ context: contextOf(more) }, String(message));
  }
  warn(message: unknown, ...more: unknown[]): void {
    this.logger.warn({ context: contextOf(more) }, String(message));
  }
  debug(message: unknown, ...more: unknown[]): void {
    this.logger.debug({ context: contextOf(more) }, String(message));
  }
  verbose(message: unknown, ...more: unknown[]): void {
    this.logger.trace({ context: contextOf(more) }, String(message));
  }
}

/** Nest appends the name of the class that speaks; before it a stack may stand. */
function contextOf(more: readonly unknown[]): string | undefined {
  const last = more.at(-1);
  return typeof last === 'string' && !last.includes('\n') ? last : undefined;
}
