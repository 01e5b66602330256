/** Waits that a stop ends early. */
export class Pauses {
  private readonly ends = new Set<() => void>();
  private ended = false;

  /** Answers false when it was ended early. */
  wait(milliseconds: number): Promise<boolean> {
    if (this.ended) return Promise.resolve(false);
    return new Promise((resolve) => {
      const end = (elapsed: boolean) => {
        clearTimeout(timer);
        this.ends.delete(endEarly);
        resolve(elapsed);
      };
      const endEarly = () => end(false);
      const timer = setTimeout(() => end(true), milliseconds);
      this.ends.add(endEarly);
    });
  }

  /** None begins after that. */
  endAll(): void {
    this.ended = true;
    for (const end of this.ends) end();
  }
}
