import type { ValidationError } from 'class-validator';
import { sentenceOf } from './field-sentences.js';
import type { FieldProblem } from './validation-failure.js';

/** One problem for each wrong field, with its path: `owner.idNumber`, `components[1].name`. */
export function fieldProblems(errors: readonly ValidationError[], path = '', inList = false): FieldProblem[] {
  return errors.flatMap((error) => {
    const field = pathOf(path, error.property, inList);
    const nested = fieldProblems(error.children ?? [], field, Array.isArray(error.value));
    return error.constraints ? [problemOf(field, error), ...nested] : nested;
  });
}

function pathOf(parent: string, property: string | undefined, inList: boolean): string {
  if (property === undefined) return parent || 'body';
  if (inList) return `${parent}[${property}]`;
  return parent === '' ? property : `${parent}.${property}`;
}

function problemOf(field: string, error: ValidationError): FieldProblem {
  if (error.constraints && 'whitelistValidation' in error.constraints) {
    return {
      field,
      code: 'UNKNOWN_FIELD',
      vi: 'Trường này không có trong quy định. Bỏ trường này đi.',
      en: 'There is no such field. Leave it out.',
    };
  }
  return { field, code: 'BAD_VALUE', ...sentenceOf(error) };
}
