import type { OpenApi } from './backend.js';

/** One document for the API behind one address. Schemas of the same name and different content get their service's name. */
export function mergeOpenApi(documents: readonly { readonly service: string; readonly document: OpenApi }[]): OpenApi {
  const schemas: Record<string, object> = {};
  const paths: OpenApi['paths'] = {};
  const answers: NonNullable<NonNullable<OpenApi['components']>['responses']> = {}; // the kit's: of the same name, the same
  const errors = new Map<string, object>();
  for (const { service, document } of documents) {
    const own = renamed(document, service, schemas);
    Object.assign(schemas, own.components?.schemas);
    Object.assign(paths, own.paths);
    Object.assign(answers, own.components?.responses);
    for (const error of errorsOf(own)) errors.set(JSON.stringify(error), error);
  }
  const [first] = documents;
  const { openapi = '3.0.0', components } = first?.document ?? {};
  const merged = {
    openapi,
    info: { title: 'Một Cửa', description: 'API của hệ thống một cửa điện tử', version: '1', contact: {} },
    paths: sorted(paths),
    components: {
      securitySchemes: components?.securitySchemes ?? {},
      headers: components?.headers ?? {},
      responses: sorted(answers),
      schemas: sorted(schemas),
    },
  };
  return Object.assign(merged, { 'x-errors': [...errors.values()] });
}

function renamed(document: OpenApi, service: string, taken: Readonly<Record<string, object>>): OpenApi {
  const own = document.components?.schemas ?? {};
  const colliding = Object.keys(own).filter((name) => name in taken && !same(taken[name], own[name]));
  if (colliding.length === 0) return document;
  const prefix = service.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase());
  let text = JSON.stringify(document);
  for (const name of colliding) {
    text = text.replaceAll(`"#/components/schemas/${name}"`, `"#/components/schemas/${prefix}${name}"`);
  }
  const copy = JSON.parse(text) as OpenApi;
  const renamedSchemas = Object.entries(copy.components!.schemas!).map(([name, schema]) => {
    return [colliding.includes(name) ? `${prefix}${name}` : name, schema] as const;
  });
  copy.components!.schemas = Object.fromEntries(renamedSchemas);
  return copy;
}

function errorsOf(document: OpenApi): object[] {
  return (document as { 'x-errors'?: object[] })['x-errors'] ?? [];
}

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function sorted<Value>(record: Readonly<Record<string, Value>>): Record<string, Value> {
  return Object.fromEntries(Object.entries(record).sort(([one], [other]) => (one < other ? -1 : 1)));
}
