/** What the comparison looks at of an OpenAPI document. */
export interface ComparedApi {
  readonly paths: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly components?: { readonly schemas?: Readonly<Record<string, unknown>> };
}

interface Operation {
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly required?: boolean }[];
  readonly requestBody?: {
    readonly required?: boolean;
    readonly content?: Readonly<Record<string, { readonly schema?: Schema }>>;
  };
}

interface Schema {
  readonly $ref?: string;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly allOf?: readonly Schema[];
}

const methods = ['get', 'put', 'post', 'delete', 'patch'];

/**
 * What would break callers of `before`: a path or operation that is gone, and anything newly required of them: a parameter, a
 * body, a field at any depth of it.
 */
export function breakingChanges(before: ComparedApi, after: ComparedApi): string[] {
  return Object.entries(before.paths).flatMap(([path, operations]) =>
    methods
      .filter((method) => method in operations)
      .flatMap((method) => {
        const title = `${method.toUpperCase()} ${path}`;
        const now = after.paths[path]?.[method] as Operation | undefined;
        if (!now) return [`${title} is gone`];
        const demandedBefore = new Set(demands(operations[method] as Operation, before));
        return demands(now, after)
          .filter((demand) => !demandedBefore.has(demand))
          .map((demand) => `${title} now requires ${demand}`);
      }),
  );
}

/** Everything a caller has to send. */
function demands({ parameters = [], requestBody }: Operation, api: ComparedApi): string[] {
  const schema = requestBody?.content?.['application/json']?.schema;
  return [
    ...parameters
      .filter(({ required }) => required)
      .map((parameter) => `${parameter.in} parameter "${parameter.name}"`),
    ...(requestBody?.required ? ['a body'] : []),
    ...requiredFields(schema, api, '', []).map((field) => `field "${field}"`),
  ];
}

/** `open`: the schemas on the way here, which may lead back to themselves. */
function requiredFields(schema: Schema | undefined, api: ComparedApi, path: string, open: readonly string[]): string[] {
  if (!schema) return [];
  const { $ref, required = [], properties = {}, items, allOf = [] } = schema;
  if ($ref !== undefined) {
    if (open.includes($ref)) return [];
    const named = api.components?.schemas?.[$ref.split('/').at(-1)!] as Schema | undefined;
    return requiredFields(named, api, path, [...open, $ref]);
  }
  return [
    ...required.map((name) => `${path}${name}`),
    ...Object.entries(properties).flatMap(([name, one]) => requiredFields(one, api, `${path}${name}.`, open)),
    ...requiredFields(items, api, `${path}[].`, open),
    ...allOf.flatMap((one) => requiredFields(one, api, path, open)),
  ];
}
