import type { UnitPublishedData } from '@motcua/contracts';

export const unitKinds = ['province', 'serviceCentre', 'department', 'district', 'commune'] as const;
export const unitLevels = ['province', 'district', 'commune'] as const;

/** Organisation code, root first: `H52.31.001` (dossier-lifecycle.md section 5.2; the number of segments is free). */
export const unitCodePattern = /^[A-Z][0-9A-Za-z]*(\.[0-9A-Za-z]+)*$/;

export type UnitVersion = UnitPublishedData;
/** What is published of a unit; the version is counted by publishing. */
export type UnitContent = Omit<UnitVersion, 'version'>;
