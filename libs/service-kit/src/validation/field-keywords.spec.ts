import { IsEmail, IsInt, IsPositive, Matches, Max, MinLength } from 'class-validator';
import { fieldKeywords } from './field-keywords.js';
import { MultipleOf } from './multiple-of.js';
import { portablePattern } from './portable-pattern.js';
import { Text } from './text.js';

class Sample {
  @IsInt()
  @IsPositive()
  @Max(9)
  count!: number;

  @MultipleOf(0.5)
  half!: number;

  @Text({ max: 20 })
  @MinLength(3)
  @Matches(/^\d/)
  text!: string;

  @Text({ max: 5, each: true })
  list!: string[];

  @IsEmail()
  email!: string;
}

describe('the rules of a class, in JSON Schema', () => {
  const of = (name: string) => fieldKeywords(Sample).get(name)!;

  it('say what a field has to be', () => {
    expect(of('count').own).toEqual({ type: 'integer', minimum: 0, exclusiveMinimum: true, maximum: 9 });
    expect(of('half').own).toEqual({ multipleOf: 0.5 });
    expect(of('email').own).toEqual({ format: 'email' });
  });

  it('take the narrower bound, and every pattern', () => {
    const { pattern, allOf, ...bounds } = of('text').own;
    expect(bounds).toEqual({ minLength: 3, maxLength: 20 });
    const patterns = [pattern, ...(allOf as { pattern: string }[]).map((one) => one.pattern)] as string[];
    expect(patterns).toHaveLength(2);
    const fits = (text: string) => patterns.every((one) => new RegExp(one).test(text));
    expect(['7 a', 'a7', '7\u0000'].map(fits)).toEqual([true, false, false]);
  });

  it('say of a list what its elements have to be', () => {
    expect(of('list').own).toEqual({});
    expect(of('list').each).toMatchObject({ minLength: 1, maxLength: 5 });
  });
});

describe('a pattern for everybody', () => {
  it.each([
    [/^\d{4}-\d+$/, '^[0-9]{4}-[0-9]+$'],
    [/^[\d.]+\.\w$/, '^[0-9.]+\\.[A-Za-z0-9_]$'],
    [/^[^\u0000]*$/, '^[^\\u0000]*$'],
  ])('%s is %s', (pattern, portable) => {
    expect(portablePattern(pattern)).toBe(portable);
  });
});
