/** A wait that can be cut short: by `wake`, or for good by the signal. */
export class Pause {
  private resume: (() => void) | undefined;
  private woken = false;

  constructor(private readonly signal: AbortSignal) {}

  wake(): void {
    this.woken = true;
    this.resume?.();
  }

  /** Returns at once when it was woken since the last wait. */
  async wait(ms: number): Promise<void> {
    if (!this.woken && !this.signal.aborted) await this.sleep(ms);
    this.woken = false;
  }

  private async sleep(ms: number): Promise<void> {
    await new Promise<void>((resolve) => {
      const timer = setTimeout(done, ms);
      const signal = this.signal;
      function done() {
        clearTimeout(timer);
        signal.removeEventListener('abort', done);
        resolve();
      }
      signal.addEventListener('abort', done);
      this.resume = done;
    });
    this.resume = undefined;
  }
}
