import type { ProcedureContent } from './procedure.js';

type Comparable = Readonly<Record<string, unknown>>;

/**
 * What of a version is compared: its full content; where nobody has told more than what receiving a dossier needs, that.
 */
export function comparable(content: ProcedureContent): Comparable {
  const { details, name, fieldCode, fieldName, level, serviceLevel, objectTypes, handlingUnit } = content;
  if (Object.keys(details).length > 0) return { ...details };
  const { cases, components, result } = content;
  return { name, fieldCode, fieldName, level, serviceLevel, objectTypes, handlingUnit, cases, components, result };
}
