import { Refusal, type FieldError } from '@motcua/contracts';
import { kitErrors } from '../problems/kit-errors.js';

/** A field's problem in both languages; the answer picks one. */
export interface FieldProblem {
  readonly field: string;
  readonly code: 'UNKNOWN_FIELD' | 'BAD_VALUE';
  readonly vi: string;
  readonly en: string;
}

/** The request's data is wrong; names every wrong field. */
export class ValidationFailure extends Refusal {
  constructor(readonly problems: readonly FieldProblem[]) {
    super('VALIDATION_FAILED', kitErrors.table.VALIDATION_FAILED);
  }

  fieldErrors(locale: 'vi' | 'en'): FieldError[] {
    return this.problems.map((problem) => ({ field: problem.field, code: problem.code, message: problem[locale] }));
  }
}
