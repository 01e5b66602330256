interface Entry<Value> {
  readonly value: Promise<Value>;
  readonly until: number;
}

/**
 * Answers kept for a while. Those who ask for the same at once wait for one answer; a failure is not kept. The oldest go when
 * there are too many.
 */
export class Remembered<Value> {
  private readonly entries = new Map<string, Entry<Value>>();

  constructor(
    /** Infinity: what never changes. */
    private readonly milliseconds: number,
    private readonly capacity = 2_000,
  ) {}

  get(key: string, ask: () => Promise<Value>): Promise<Value> {
    const known = this.entries.get(key);
    if (known && known.until > performance.now()) return known.value;
    const entry: Entry<Value> = { value: ask(), until: performance.now() + this.milliseconds };
    this.entries.delete(key);
    if (this.entries.size >= this.capacity) this.forgetOldest();
    this.entries.set(key, entry);
    entry.value.catch(() => {
      if (this.entries.get(key) === entry) this.entries.delete(key);
    });
    return entry.value;
  }

  clear(): void {
    this.entries.clear();
  }

  private forgetOldest(): void {
    const oldest = this.entries.keys().next().value;
    if (oldest !== undefined) this.entries.delete(oldest);
  }
}
