import { Injectable, type ArgumentMetadata, type PipeTransform } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import { validate, type ValidatorOptions } from 'class-validator';
import { fieldProblems } from './field-problems.js';
import { ValidationFailure } from './validation-failure.js';

const strict: ValidatorOptions = {
  whitelist: true,
  forbidNonWhitelisted: true,
  forbidUnknownValues: true,
  validationError: { target: true, value: true },
};

const plainTypes: readonly unknown[] = [String, Number, Boolean, Array, Object, Date, undefined];

/**
 * Checks every body, query and parameter against its class. Unknown fields are refused and nothing is converted unless the
 * class says so (`@Type`). Nest's own pipe lets arrays and primitives pass where it expects a class without required
 * fields, and costs three more walks over the value.
 */
@Injectable()
export class StrictValidationPipe implements PipeTransform<unknown> {
  transform(value: unknown, { type, metatype, data }: ArgumentMetadata): unknown {
    if (type === 'custom') return value;
    if (metatype === undefined || plainTypes.includes(metatype)) return plainValue(value, metatype, data);
    return validated(value === undefined ? {} : value, metatype as new () => object);
  }
}

async function validated(value: unknown, target: new () => object): Promise<object> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new ValidationFailure([
      {
        field: 'body',
        code: 'BAD_VALUE',
        vi: 'Nội dung gửi lên phải là một đối tượng JSON.',
        en: 'The body must be a JSON object.',
      },
    ]);
  }
  const instance = plainToInstance(target, value);
  const errors = await validate(instance, strict);
  if (errors.length > 0) throw new ValidationFailure(fieldProblems(errors));
  return instance;
}

/** `@Param('code') code: string`, `@Query('at') at?: string`, `@Param('number') number: number`. */
function plainValue(value: unknown, metatype: unknown, name: string | undefined): unknown {
  if (name === undefined || value === undefined) return value;
  if (metatype === String && typeof value !== 'string') {
    throw wrong(name, 'Chỉ được có một giá trị.', 'Only one value is allowed.');
  }
  if (metatype === Number) {
    if (typeof value !== 'string' || !/^-?\d{1,15}$/.test(value)) {
      throw wrong(name, 'Phải là số nguyên.', 'Must be a whole number.');
    }
    return Number(value);
  }
  if (metatype === Boolean) {
    if (value !== 'true' && value !== 'false') throw wrong(name, 'Phải là true hoặc false.', 'Must be true or false.');
    return value === 'true';
  }
  return value;
}

function wrong(field: string, vi: string, en: string): ValidationFailure {
  return new ValidationFailure([{ field, code: 'BAD_VALUE', vi, en }]);
}
