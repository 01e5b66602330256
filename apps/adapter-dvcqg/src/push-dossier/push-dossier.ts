import type { Claim } from '../persistence/delivery.repository.js';
import type { PersonalFacts } from '../wanted/wanted-state.js';
import { parcelOf } from './parcel.js';
import { Push, type Lease, type PushParts } from './push.js';

/** Brings one claimed dossier in step, or as far as the portal lets it: the algorithm of dvcqg.md section 6.3. */
export class PushDossier {
  constructor(private readonly parts: PushParts) {}

  async execute(claim: Claim, personal: PersonalFacts, lease: Lease): Promise<void> {
    if (personal.owner.erased)
      return this.untouched(claim, lease).release({ then: 'park', reason: 'OWNER_ERASED' }, null);
    const parcel = parcelOf(claim, personal);
    if (!parcel) return this.untouched(claim, lease).release({ then: 'park', reason: 'INCOMPLETE' }, null);
    await new Push(this.parts, claim, lease, parcel.target).run(parcel);
  }

  /** Gives a claimed dossier back for later: names and texts could not be had. */
  async postpone(claim: Claim, why: string, lease: Lease): Promise<void> {
    const failed = { ...claim, delivery: { ...claim.delivery, attempts: claim.delivery.attempts + 1 } };
    await this.untouched(failed, lease).release(
      { then: 'retry', reason: 'FACTS_UNAVAILABLE' },
      { code: null, text: why },
    );
  }

  /** Gives a claimed dossier back as it was, due at once. */
  async giveBack(claim: Claim, lease: Lease): Promise<void> {
    await this.untouched(claim, lease).handBack(null);
  }

  private untouched(claim: Claim, lease: Lease): Push {
    return new Push(this.parts, claim, lease, { sequence: claim.wanted.sequence, digest: '', steps: [] });
  }
}
