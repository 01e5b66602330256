/** What the kit reads and writes of a schema in the OpenAPI document. */
export interface Schema {
  $ref?: string;
  type?: string;
  format?: string;
  items?: Schema;
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: unknown;
}

export interface Answer {
  readonly headers?: Readonly<Record<string, unknown>>;
  readonly content?: Readonly<Record<string, { readonly schema?: Schema }>>;
  readonly $ref?: string;
}

/** What the kit reads and writes of an operation in the OpenAPI document. */
export interface DescribedOperation {
  parameters?: { readonly name: string; readonly in: string; readonly schema?: Schema }[];
  /** By status. */
  responses: Record<string, Answer>;
}
