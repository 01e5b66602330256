export interface PortalSession {
  readonly token: string;
  /** Counts log-ins: tells a session from the one before it. */
  readonly generation: number;
}

/** Where the portal's session is kept. The portal knows one at a time: a second log-in ends the first (M10). */
export interface SessionStore {
  current(): Promise<PortalSession | null>;
  /** A session other than `stale`: the one somebody renewed meanwhile, else a new one from `logIn`, called once. */
  renew(stale: PortalSession | null, logIn: () => Promise<string>): Promise<PortalSession>;
}

/** Session of a single process. */
export class MemorySession implements SessionStore {
  private session: PortalSession | null = null;
  private renewal: Promise<PortalSession> | null = null;

  async current(): Promise<PortalSession | null> {
    return this.session;
  }

  async renew(stale: PortalSession | null, logIn: () => Promise<string>): Promise<PortalSession> {
    if (this.session && this.session.generation !== stale?.generation) return this.session;
    this.renewal ??= logIn()
      .then((token) => (this.session = { token, generation: (this.session?.generation ?? 0) + 1 }))
      .finally(() => (this.renewal = null));
    return this.renewal;
  }
}
