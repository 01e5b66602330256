import type { Random } from './random.js';

/** Who is logged in, until when. */
export class Sessions {
  private readonly ends = new Map<string, number>();

  constructor(private readonly lifeMs: number) {}

  open(now: number, random: Random, alone: boolean): string {
    for (const [token, end] of this.ends) if (alone || end <= now) this.ends.delete(token);
    // The time tells tokens apart from those of a portal that started with the same seed before.
    const token = `${random.token()}${now.toString(36)}`;
    this.ends.set(token, now + this.lifeMs);
    return token;
  }

  isOpen(token: string, now: number): boolean {
    return (this.ends.get(token) ?? 0) > now;
  }

  end(token: string): void {
    this.ends.delete(token);
  }

  clear(): void {
    this.ends.clear();
  }
}
