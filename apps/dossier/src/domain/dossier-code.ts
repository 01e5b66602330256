export { normalisedCode } from '@motcua/contracts';

/**
 * `<organisation code>-<yyMMdd>-<sequence>` (dossier-lifecycle.md section 5.1). Four digits, more beyond 9999.
 *
 * @param date local date of registration, `YYYY-MM-DD`.
 */
export function dossierCode(unitCode: string, date: string, number: number): string {
  return `${unitCode.toUpperCase()}-${date.slice(2).replaceAll('-', '')}-${String(number).padStart(4, '0')}`;
}
