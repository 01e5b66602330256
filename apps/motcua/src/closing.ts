/** What was opened and has to be closed, last opened first. A step that fails does not keep the others open. */
export class Closing {
  private readonly steps: { readonly what: string; readonly close: () => unknown }[] = [];
  private running: Promise<void> | undefined;

  constructor(private readonly say: (line: string) => void) {}

  add(what: string, close: () => unknown): void {
    this.steps.push({ what, close });
  }

  /** Twice is harmless. */
  run(): Promise<void> {
    return (this.running ??= this.closeAll());
  }

  private async closeAll(): Promise<void> {
    for (let step = this.steps.pop(); step; step = this.steps.pop()) {
      try {
        await step.close();
      } catch (error) {
        this.say(`${step.what} did not stop: ${error instanceof Error ? error.message : String(error)}`);
      }
    }
  }
}
