import type { ProcedurePublishedData } from '@motcua/contracts';
import type { FullProcedure } from './procedure-content.js';

export const procedureLevels = ['province', 'district', 'commune'] as const;
export const serviceLevels = ['full', 'partial', 'informationOnly'] as const;

/** National code, or with the suffix of a province's own procedure: `3.000181.000.00.00.H22` (catalogue.md section 3). */
export const procedureCodePattern = /^[0-9]\.[0-9]{6}(\.[0-9A-Z]+)*$/;

/** Everything that is told of it; empty when nobody has told more than what receiving a dossier needs. */
export type ProcedureDetails = FullProcedure | Record<string, never>;
export type ProcedureVersion = ProcedurePublishedData & { readonly details: ProcedureDetails };
/** What is published of a procedure; the version is counted by publishing. */
export type ProcedureContent = Omit<ProcedureVersion, 'version'>;
/** A version without its cases, components, result and details. */
export type ProcedureSummary = Omit<ProcedureVersion, 'cases' | 'components' | 'result' | 'details'>;
