const SHOWN = 4;

/** Stars, and at most its last four characters; never more than a third of it. */
export function masked(text: string): string {
  const characters = [...text];
  const shown = Math.min(SHOWN, Math.floor(characters.length / 3));
  return '*'.repeat(characters.length - shown) + characters.slice(characters.length - shown).join('');
}

/** Stars for the name of the mailbox. */
export function maskedEmail(address: string): string {
  const at = address.lastIndexOf('@');
  return at < 0 ? masked(address) : `${'*'.repeat(at)}${address.slice(at)}`;
}

/**
 * The same number however it is typed: without blanks, dots and hyphens, capital letters, digits of any width.
 * `001 099-000 001` is `001099000001`.
 */
export function normalisedIdNumber(typed: string): string {
  return typed
    .normalize('NFKC')
    .replace(/[\s.\-‐-―]/g, '')
    .toUpperCase();
}

/** Nine to twelve digits that stand alone in a line of JSON: identity cards, tax codes, telephone numbers. Not a bare number. */
const STANDING_ALONE = /(?:(?<![\w.-]|":)|(?<=\\[bfnrt]))\d{9,12}(?![\w-]|\.\d)/g;

/** A line of the log without identity numbers, whoever typed them where. */
export function withoutIdNumbers(line: string): string {
  return line.replace(STANDING_ALONE, (number) => '*'.repeat(number.length));
}
