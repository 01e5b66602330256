import type { Channel, ChannelRule, ProcedureCase, ProcedurePublishedData } from '@motcua/contracts';
import { dossierErrors } from './dossier-errors.js';

/** What a dossier is judged by: a version of a procedure, one of its cases, and that case's rule for the channel. */
export interface Terms {
  readonly procedure: ProcedurePublishedData;
  readonly case: ProcedureCase;
  readonly rule: ChannelRule;
}

/** @throws CASE_REQUIRED, UNKNOWN_CASE, SERVICE_LEVEL, CHANNEL_NOT_OFFERED */
export function termsOf(procedure: ProcedurePublishedData, caseCode: string | undefined, channel: Channel): Terms {
  const chosen = caseOf(procedure, caseCode);
  const { code: procedureCode, serviceLevel } = procedure;
  if (channel === 'online' && serviceLevel === 'informationOnly') {
    throw dossierErrors.SERVICE_LEVEL({ procedureCode }, { field: 'channel' });
  }
  const rule = chosen.channels[channel];
  if (rule === undefined) {
    const channels = Object.keys(chosen.channels).join(', ') || '–';
    throw dossierErrors.CHANNEL_NOT_OFFERED(
      { procedureCode, caseCode: chosen.code, channel, channels },
      { field: 'channel' },
    );
  }
  return { procedure, case: chosen, rule };
}

function caseOf({ code: procedureCode, cases }: ProcedurePublishedData, caseCode: string | undefined): ProcedureCase {
  const codes = cases.map(({ code }) => code).join(', ');
  if (caseCode === undefined) {
    if (cases.length === 1) return cases[0]!;
    throw dossierErrors.CASE_REQUIRED({ procedureCode, cases: codes }, { field: 'caseCode' });
  }
  const chosen = cases.find(({ code }) => code === caseCode);
  if (chosen) return chosen;
  throw dossierErrors.UNKNOWN_CASE({ procedureCode, caseCode, cases: codes }, { field: 'caseCode' });
}
