import { isLocalDate, localDate, type Clock } from '@motcua/contracts';
import { catalogErrors } from './catalog-errors.js';

/**
 * The date a question is about: the one given, else today in Vietnam.
 *
 * @throws BAD_DATE naming the parameter `at`.
 */
export function legalDate(given: string | undefined, clock: Clock): string {
  if (given === undefined) return localDate(clock.now());
  if (!isLocalDate(given)) throw catalogErrors.BAD_DATE({ date: given }, { field: 'at' });
  return given;
}
