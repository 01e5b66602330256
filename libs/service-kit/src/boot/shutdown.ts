import type { Logger } from 'pino';

interface Step {
  readonly name: string;
  readonly stop: () => unknown;
}

/** What has been opened, closed in the opposite order, each once, whatever fails on the way. */
export class Shutdown {
  private readonly steps: Step[] = [];
  private running: Promise<void> | undefined;

  constructor(private readonly logger: Logger) {}

  /** Opened last: closed before everything that was opened before it. */
  last(name: string, stop: () => unknown): void {
    this.steps.push({ name, stop });
  }

  run(): Promise<void> {
    return (this.running ??= this.stopAll());
  }

  private async stopAll(): Promise<void> {
    for (const { name, stop } of this.steps.reverse()) {
      try {
        await stop();
      } catch (error) {
        this.logger.error({ err: error, step: name }, 'stop failed');
      }
    }
  }
}
