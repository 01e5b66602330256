import type { Validity } from '@motcua/contracts';

export const positionIdPattern = /^[a-z][a-z0-9-]*$/;

/** Acting: somebody else in place of the holder. Delegated: somebody whom the holder has given a part of the rights. */
export const positionKinds = ['regular', 'acting', 'delegated'] as const;
export type PositionKind = (typeof positionKinds)[number];

/** A post in a unit and the officer who holds it. */
export interface Position extends Validity {
  readonly id: string;
  readonly title: string;
  readonly unitCode: string;
  readonly officerId: string;
  readonly officerName: string;
  readonly permissions: readonly string[];
  readonly kind: PositionKind;
  /** Position it stands in for or was delegated from; null: regular. */
  readonly ofPosition: string | null;
}

/** A position as it is delivered: always a regular one. */
export type DeliveredPosition = Omit<Position, 'kind' | 'ofPosition'>;

/** Account of a part of this system that calls others; it holds no position in a unit. */
export interface SystemAccount {
  readonly id: string;
  readonly kind: 'system';
  readonly title: string;
  readonly permissions: readonly string[];
}
