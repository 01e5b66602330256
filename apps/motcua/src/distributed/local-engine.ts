/** A server that can be stopped and started again, on the same port and the same data. */
export interface Restartable {
  start(): Promise<unknown>;
  stop(): Promise<void>;
  restart(): Promise<void>;
}

/** An engine of this installation; it has no more than one process at a time. */
export class LocalEngine<Running extends { stop(): Promise<void> }> implements Restartable {
  private running: Promise<Running> | undefined;

  constructor(private readonly run: () => Promise<Running>) {}

  start(): Promise<Running> {
    return (this.running ??= this.run());
  }

  /** Also one that is just starting. */
  async stop(): Promise<void> {
    const { running } = this;
    this.running = undefined;
    const started = await running?.catch(() => undefined);
    await started?.stop();
  }

  async restart(): Promise<void> {
    await this.stop();
    await this.start();
  }
}
