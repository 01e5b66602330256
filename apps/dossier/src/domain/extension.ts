import { ExtensionRefusedError } from '@motcua/calendar';
import type { Refusal } from '@motcua/contracts';
import { dossierErrors } from './dossier-errors.js';
import type { DossierRecord } from './dossier-record.js';

/** What the clock says to an extension, in our words. @throws EXTENSION_LIMIT, EXTENSION_WHILE_SUSPENDED, EXTENSION_TOO_LATE, EXTENSION_NOT_LATER */
export function granted<Answer>(extend: () => Answer): Answer {
  try {
    return extend();
  } catch (error) {
    if (!(error instanceof ExtensionRefusedError)) throw error;
    throw dossierErrors[error.code]({}, { cause: error, ...(error.code === 'EXTENSION_NOT_LATER' && { field: 'to' }) });
  }
}

/** There is no due time to extend. */
export function extensionRefused({ timed }: DossierRecord): Refusal {
  return timed ? dossierErrors.EXTENSION_WHILE_SUSPENDED({}) : dossierErrors.EXTENSION_WITHOUT_LIMIT({});
}
