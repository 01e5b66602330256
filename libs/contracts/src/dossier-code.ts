/** The code of a dossier as people type it: in any case, with or without blanks (dossier-lifecycle.md section 5.1); control characters are nothing typed. */
export function normalisedCode(typed: string): string {
  return typed.replace(/[\s\p{Cc}]+/gu, '').toUpperCase();
}
