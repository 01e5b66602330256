import type { Adapter, AdapterPayload } from 'oidc-provider';

/** As many entries as are kept; the oldest go first. */
const MOST = 20_000;
const DAY_SECONDS = 86_400;

interface Kept {
  readonly payload: AdapterPayload;
  readonly endsAt: number;
}

/** What the login remembers of sessions, codes and tokens: in memory, bounded, gone with the process. */
export class LoginMemory {
  private readonly kept = new Map<string, Kept>();

  /** Store of one kind of thing (`Session`, `AuthorizationCode` …). */
  of(model: string): Adapter {
    const key = (id: string) => `${model}:${id}`;
    const find = (id: string) => this.find(key(id));
    return {
      upsert: async (id, payload, expiresIn) => this.put(key(id), payload, expiresIn),
      find: async (id) => find(id),
      findByUid: async (uid) => this.search(model, (payload) => payload.uid === uid),
      findByUserCode: async () => undefined,
      consume: async (id) => {
        const payload = find(id);
        if (payload) payload.consumed = Math.floor(Date.now() / 1000);
      },
      destroy: async (id) => void this.kept.delete(key(id)),
      revokeByGrantId: async (grantId) => this.revoke(grantId),
    };
  }

  clear(): void {
    this.kept.clear();
  }

  private put(key: string, payload: AdapterPayload, expiresIn = DAY_SECONDS): void {
    this.kept.delete(key);
    this.kept.set(key, { payload, endsAt: Date.now() + expiresIn * 1000 });
    for (const [oldest, { endsAt }] of this.kept) {
      if (endsAt > Date.now() && this.kept.size <= MOST) break;
      this.kept.delete(oldest);
    }
  }

  private find(key: string): AdapterPayload | undefined {
    const kept = this.kept.get(key);
    return kept && kept.endsAt > Date.now() ? kept.payload : undefined;
  }

  private search(model: string, fits: (payload: AdapterPayload) => boolean): AdapterPayload | undefined {
    for (const [key, { payload }] of this.kept) if (key.startsWith(`${model}:`) && fits(payload)) return payload;
    return undefined;
  }

  private revoke(grantId: string): void {
    for (const [key, { payload }] of this.kept) if (payload.grantId === grantId) this.kept.delete(key);
  }
}
