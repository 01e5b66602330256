/** When a signing key is known to services, and from when it signs. */
export interface SigningKey {
  readonly kid: string;
  readonly publishedAt: Date;
  readonly signsFrom: Date;
}

export interface KeyTimes {
  /** How long a key signs. */
  readonly signsMs: number;
  /** How long it is published before it signs, so that every service knows it by then. */
  readonly leadMs: number;
  /** Longest life of what it signed, with what clocks may differ. */
  readonly tokenMs: number;
}

export interface KeyPlan<Key> {
  /** Published at this moment, the one that signs first. Empty: there is none that may sign. */
  readonly published: readonly Key[];
  /** Nothing they signed can be valid any more. */
  readonly gone: readonly Key[];
  /** When the next key shall sign; null: that is not to be settled yet. */
  readonly next: Date | null;
}

/**
 * What holds at a moment: of the keys whose time has come the latest signs; one that no longer signs stays published until
 * its last token has expired.
 */
export function planKeys<Key extends SigningKey>(keys: readonly Key[], at: Date, times: KeyTimes): KeyPlan<Key> {
  const latestFirst = keys.toSorted((one, other) => other.signsFrom.getTime() - one.signsFrom.getTime());
  const waiting = latestFirst.filter(({ signsFrom }) => signsFrom > at);
  const [current, ...former] = latestFirst.filter(({ signsFrom }) => signsFrom <= at);
  if (!current) return { published: [], gone: [], next: at };
  const stoppedAt = (index: number) => (former[index - 1] ?? current).signsFrom.getTime();
  const isGone = (index: number) => stoppedAt(index) + times.tokenMs < at.getTime();
  const due = current.signsFrom.getTime() + times.signsMs;
  return {
    published: [current, ...waiting, ...former.filter((_, index) => !isGone(index))],
    gone: former.filter((_, index) => isGone(index)),
    next:
      waiting.length === 0 && due - times.leadMs <= at.getTime()
        ? new Date(Math.max(due, at.getTime() + times.leadMs))
        : null,
  };
}
