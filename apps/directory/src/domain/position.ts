import type { Validity } from '@motcua/contracts';

export const positionIdPattern = /^[a-z][a-z0-9-]*$/;

/** A post in a unit and the officer who holds it. */
export interface Position extends Validity {
  readonly id: string;
  readonly title: string;
  readonly unitCode: string;
  readonly officerId: string;
  readonly officerName: string;
  readonly permissions: readonly string[];
}

/** Account of a part of this system that calls others; it holds no position in a unit. */
export interface SystemAccount {
  readonly id: string;
  readonly kind: 'system';
  readonly title: string;
  readonly permissions: readonly string[];
}
