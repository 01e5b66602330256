/** The code of a dossier as people type it: in any case, with or without blanks (dossier-lifecycle.md section 5.1). */
export function normalisedCode(typed: string): string {
  return typed.replace(/\s+/g, '').toUpperCase();
}
