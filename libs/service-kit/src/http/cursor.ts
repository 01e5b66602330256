import { kitErrors } from '../problems/kit-errors.js';

/** Base64url. */
export const CURSOR = /^[A-Za-z0-9_-]*$/;

/** An opaque cursor of the values a page's order ends with. */
export function encodeCursor(values: readonly unknown[]): string {
  return Buffer.from(JSON.stringify(values)).toString('base64url');
}

/**
 * The values of a cursor.
 *
 * @throws BAD_CURSOR when it is none of ours.
 */
export function decodeCursor(text: string): unknown[] {
  if (!CURSOR.test(text)) throw kitErrors.BAD_CURSOR({}, { field: 'cursor' });
  try {
    const values: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
    if (Array.isArray(values)) return values;
  } catch (cause) {
    throw kitErrors.BAD_CURSOR({}, { field: 'cursor', cause });
  }
  throw kitErrors.BAD_CURSOR({}, { field: 'cursor' });
}

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
