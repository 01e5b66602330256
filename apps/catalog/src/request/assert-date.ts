import { isLocalDate } from '@motcua/contracts';
import { kitErrors } from '@motcua/service-kit';

/** Of a body: written like a date, and there is such a day. @throws BAD_DATE naming the field */
export function assertDate(date: string | null, field: string): void {
  if (date !== null && !isLocalDate(date)) throw kitErrors.BAD_DATE({ date }, { field });
}
