import type { ProcedurePublishedData } from '@motcua/contracts';

export const procedureLevels = ['province', 'district', 'commune'] as const;
export const serviceLevels = ['full', 'partial', 'informationOnly'] as const;

/** National code, or with the suffix of a province's own procedure: `3.000181.000.00.00.H22` (catalogue.md section 3). */
export const procedureCodePattern = /^[0-9]\.[0-9]{6}(\.[0-9A-Z]+)*$/;

export type ProcedureVersion = ProcedurePublishedData;
/** What is published of a procedure; the version is counted by publishing. */
export type ProcedureContent = Omit<ProcedureVersion, 'version'>;
/** A version without its cases, components and result. */
export type ProcedureSummary = Omit<ProcedureVersion, 'cases' | 'components' | 'result'>;
