/** Somebody who has signed in, as they are at this moment. */
export interface Person {
  /** `sub` of their tokens: stable, and no identity number. */
  readonly id: string;
  /** What an access token says of them; see libs/service-kit/src/access/token-verifier.ts. */
  readonly claims: Readonly<Record<string, unknown>> & {
    readonly kind: 'officer' | 'citizen';
    readonly permissions: readonly string[];
  };
}
