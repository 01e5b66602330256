import { decodeCursor, kitErrors } from '@motcua/service-kit';

/**
 * The code a page begins after; before the first without a cursor.
 *
 * @throws BAD_CURSOR when it is none of ours.
 */
export function codeAfter(cursor: string | undefined, pattern: RegExp): string {
  if (cursor === undefined) return '';
  const [code] = decodeCursor(cursor);
  if (typeof code !== 'string' || !pattern.test(code)) throw kitErrors.BAD_CURSOR({}, { field: 'cursor' });
  return code;
}
