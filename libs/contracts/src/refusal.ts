export type LogLevel = 'debug' | 'info' | 'warn' | 'error';

/** One row of a service's error table. `{name}` in the sentences is replaced by the parameter of that name. */
export interface ErrorDefinition {
  /** HTTP status. */
  readonly status: number;
  /** Level it is logged with. Default `info`: the caller's mistake, not ours. */
  readonly level?: LogLevel;
  /** May the same request succeed later without a change? Default false. */
  readonly retryable?: boolean;
  /** Sentence for people, Vietnamese: what is wrong and what to do. */
  readonly vi: string;
  /** The same in English. */
  readonly en: string;
}

/** A problem with one field, for the `errors` list of a problem answer. */
export interface FieldError {
  /** Path of the field, `owner.idNumber`, `components[1].name`. */
  readonly field: string;
  readonly code: string;
  readonly message: string;
}

/** A problem with one field in both languages; the answer picks one. */
export interface FieldSentence {
  readonly field: string;
  readonly code: string;
  readonly vi: string;
  readonly en: string;
}

export type RefusalParameters = Readonly<Record<string, string | number>>;

/** A request that is understood and refused for a reason of the domain. Thrown anywhere, answered as problem details. */
export class Refusal extends Error {
  override readonly name = 'Refusal';

  constructor(
    readonly code: string,
    readonly definition: ErrorDefinition,
    readonly parameters: RefusalParameters = {},
    /** The field of the request that has to change, when there is one. */
    readonly field?: string,
    options?: ErrorOptions,
    /** Every problem, where a refusal has several. */
    readonly sentences: readonly FieldSentence[] = [],
  ) {
    super(`${code}: ${fill(definition.en, parameters)}`, options);
  }

  detail(locale: 'vi' | 'en'): string {
    return fill(this.definition[locale], this.parameters);
  }
}

type Thrower = (
  parameters?: RefusalParameters,
  at?: { field?: string; cause?: unknown; sentences?: readonly FieldSentence[] },
) => Refusal;

/**
 * Declares the error table of a service: `const errors = defineErrors({ UNKNOWN_UNIT: { status: 422, vi, en } })`, then
 * `throw errors.UNKNOWN_UNIT({ unitCode }, { field: 'unitCode' })`. Codes are stable: clients switch on them.
 */
export function defineErrors<const Table extends Record<string, ErrorDefinition>>(
  table: Table,
): { readonly [Code in keyof Table]: Thrower } & { readonly table: Table } {
  const throwers: Record<string, Thrower> = {};
  for (const [code, definition] of Object.entries(table)) {
    throwers[code] = (parameters = {}, at = {}) =>
      new Refusal(
        code,
        definition,
        parameters,
        at.field,
        at.cause === undefined ? undefined : { cause: at.cause },
        at.sentences,
      );
  }
  return { ...throwers, table } as { readonly [Code in keyof Table]: Thrower } & { readonly table: Table };
}

function fill(sentence: string, parameters: RefusalParameters): string {
  return sentence.replace(/\{(\w+)\}/g, (whole, name: string) => String(parameters[name] ?? whole));
}
