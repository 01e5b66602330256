import { IsEnum, IsIn, Matches } from 'class-validator';
import { PageQuery } from '../http/page.js';
import { SampleDto } from '../sample/sample.dto.js';
import { MultipleOf } from './multiple-of.js';
import { Nullable, Optional } from './optional.js';
import { StrictValidationPipe } from './strict-validation.pipe.js';
import { ValidationFailure } from './validation-failure.js';

const pipe = new StrictValidationPipe();
const good = { code: 'A', count: 3, owner: { idNumber: '012345678', name: 'A' }, components: [{ name: 'Đơn' }] };

async function problems(value: unknown, metatype: unknown = SampleDto, locale: 'vi' | 'en' = 'vi') {
  try {
    await pipe.transform(value, { type: 'body', metatype: metatype as typeof SampleDto });
  } catch (error) {
    if (error instanceof ValidationFailure) return error.fieldErrors(locale);
    throw error;
  }
  return [];
}

class Halves {
  @MultipleOf(0.5)
  amount!: number;
}

class Choices {
  @IsIn(['a', 'b'])
  among!: string;
  @IsEnum({ one: 'one', two: 'two' })
  of!: string;
  @Optional()
  @Matches(/^\d+$/, { message: 'Chỉ gồm chữ số.' })
  digits?: string;
  @Nullable()
  @IsIn(['x'])
  nullable?: string | null;
}

describe('strict validation', () => {
  it('makes instances of the classes, nested ones too', async () => {
    const value = (await pipe.transform(good, { type: 'body', metatype: SampleDto })) as SampleDto;
    expect(value).toBeInstanceOf(SampleDto);
    expect(value.components[0]?.constructor.name).toBe('ComponentDto');
  });

  it('names every wrong field with its path', async () => {
    const wrong = {
      ...good,
      count: '3',
      extra: 1,
      owner: { idNumber: 5, name: 'A', isAdmin: true },
      components: [{ name: 'Đơn' }, { name: '' }],
    };
    expect(await problems(wrong)).toEqual(
      expect.arrayContaining([
        { field: 'extra', code: 'UNKNOWN_FIELD', message: 'Trường này không có trong quy định. Bỏ trường này đi.' },
        { field: 'count', code: 'BAD_VALUE', message: 'Phải là số nguyên.' },
        { field: 'owner.isAdmin', code: 'UNKNOWN_FIELD', message: expect.any(String) as string },
        { field: 'owner.idNumber', code: 'BAD_VALUE', message: 'Phải là chuỗi ký tự.' },
        { field: 'components[1].name', code: 'BAD_VALUE', message: 'Phải có từ 1 đến 100 ký tự.' },
      ]),
    );
  });

  it.each<[string, object, string]>([
    ['a missing field', { count: undefined }, 'count'],
    ['null in place of a string', { code: null }, 'code'],
    ['null in an optional field', { note: null }, 'note'],
    ['null in place of an object', { owner: null }, 'owner'],
    ['an array in place of an object', { owner: [{ idNumber: '012345678', name: 'A' }] }, 'owner'],
    ['an empty array in place of an object', { owner: [] }, 'owner'],
    ['an object in place of an array', { components: { name: 'Đơn' } }, 'components'],
    ['a list of a list', { components: [[{ name: 'Đơn' }]] }, 'components'],
    ['a string in place of an object', { owner: 'A' }, 'owner'],
    ['a list that is too long', { components: Array(6).fill({ name: 'Đơn' }) }, 'components'],
    ['null in a list', { components: [null] }, 'components'],
    ['true in place of a number', { count: true }, 'count'],
    ['a fraction', { count: 1.5 }, 'count'],
    ['a number above the limit', { count: 101 }, 'count'],
    ['an object with a method’s name', { code: { toString: 1 } }, 'code'],
  ])('refuses %s', async (_, change, field) => {
    const found = await problems({ ...good, ...change });
    expect([...new Set(found.map((problem) => problem.field.split(/[.[]/)[0]))]).toEqual([field]);
    expect(found.every((problem) => problem.code === 'BAD_VALUE')).toBe(true);
  });

  it.each([[null], ['text'], [7], [[good]], [[]]])('refuses %j as a body', async (body) => {
    expect(await problems(body)).toEqual([
      { field: 'body', code: 'BAD_VALUE', message: 'Nội dung gửi lên phải là một đối tượng JSON.' },
    ]);
  });

  it('says what is allowed, in the author’s words where there are some', async () => {
    expect(await problems({ among: 'c', of: 'three', digits: 'x', nullable: null }, Choices)).toEqual([
      { field: 'among', code: 'BAD_VALUE', message: 'Phải là một trong: a, b.' },
      { field: 'of', code: 'BAD_VALUE', message: 'Phải là một trong: one, two.' },
      { field: 'digits', code: 'BAD_VALUE', message: 'Chỉ gồm chữ số.' },
    ]);
  });

  it.each([0, 0.5, 2, 1e21, -1.5])('takes %d for a multiple of a half', async (amount) => {
    expect(await problems({ amount }, Halves)).toEqual([]);
  });

  it.each([0.3, 1e-7, 5e-324, '1', null])('does not take %p for a multiple of a half', async (amount) => {
    const message = 'Phải là bội số của 0,5.';
    expect(await problems({ amount }, Halves)).toEqual([{ field: 'amount', code: 'BAD_VALUE', message }]);
  });

  it('speaks English on request', async () => {
    const found = await problems({ ...good, count: 'x', code: undefined }, SampleDto, 'en');
    expect(found).toEqual([
      { field: 'code', code: 'BAD_VALUE', message: 'Required.' },
      { field: 'count', code: 'BAD_VALUE', message: 'Count must be an integer number.' },
    ]);
  });

  it('converts only what a class declares: the limit of a page', async () => {
    expect(await pipe.transform({ limit: '20' }, { type: 'query', metatype: PageQuery })).toMatchObject({ limit: 20 });
    expect(await pipe.transform({}, { type: 'query', metatype: PageQuery })).toMatchObject({ limit: 50 });
    expect((await problems({ limit: '201' }, PageQuery))[0]?.field).toBe('limit');
    expect((await problems({ limit: 'x' }, PageQuery))[0]?.field).toBe('limit');
    expect((await problems({ offset: '1' }, PageQuery))[0]).toMatchObject({ field: 'offset', code: 'UNKNOWN_FIELD' });
  });

  it('refuses a repeated query parameter where one value is declared', () => {
    const repeated = () => pipe.transform(['1', '2'], { type: 'query', metatype: String, data: 'at' });
    expect(repeated).toThrow(ValidationFailure);
    expect(() => pipe.transform('7x', { type: 'param', metatype: Number, data: 'number' })).toThrow(ValidationFailure);
    expect(pipe.transform('7', { type: 'param', metatype: Number, data: 'number' })).toBe(7);
  });
});
