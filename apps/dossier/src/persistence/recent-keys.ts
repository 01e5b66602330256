/** A process that knows a destroyed key forgets it after that time. */
const KEPT_MS = 60_000;
const CAPACITY = 10_000;

interface Entry {
  readonly key: Buffer;
  readonly until: number;
}

/** Keys of persons as they were unwrapped a moment ago, by their id. */
export class RecentKeys {
  private readonly entries = new Map<string, Entry>();

  get(id: string): Buffer | undefined {
    const entry = this.entries.get(id);
    return entry !== undefined && entry.until > performance.now() ? entry.key : undefined;
  }

  put(id: string, key: Buffer): void {
    this.entries.delete(id);
    this.entries.set(id, { key, until: performance.now() + KEPT_MS });
    if (this.entries.size <= CAPACITY) return;
    const oldest = this.entries.keys().next().value;
    if (oldest !== undefined) this.entries.delete(oldest);
  }

  forget(id: string): void {
    this.entries.delete(id);
  }
}
