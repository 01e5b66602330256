import { STATUS_CODES } from 'node:http';
import type { ErrorDefinition } from '@motcua/contracts';
import { kitErrors } from '../problems/kit-errors.js';
import { titleOf } from '../problems/problem.js';
import { CORRELATION_HEADER } from './correlation.js';
import type { Answer, DescribedOperation, Schema } from './open-api-operation.js';
import type { RouteDeclaration } from './routes.js';

/** An operation of the document, as the conditions below ask about it. */
interface Asked {
  readonly changes: boolean;
  /** Takes it no token? */
  readonly open: boolean;
  /** Has it such a parameter: a place (`path`) or a name (`If-Match`)? */
  readonly has: (parameter: string) => boolean;
}

type KitError = keyof typeof kitErrors.table;
type Applies = (operation: Asked) => boolean;

const always: Applies = () => true;
const never: Applies = () => false;
const guarded: Applies = ({ open }) => !open;
const changing: Applies = ({ changes }) => changes;
const having =
  (parameter: string): Applies =>
  ({ has }) =>
    has(parameter);

/** Which operations can answer an error of the kit. */
const causes: Readonly<Record<KitError, Applies>> = {
  VALIDATION_FAILED: always,
  BAD_JSON: changing,
  BAD_REQUEST: always,
  BAD_CURSOR: having('cursor'),
  BAD_DATE: always,
  BAD_IF_MATCH: having('If-Match'),
  BAD_IDEMPOTENCY_KEY: having('Idempotency-Key'),
  TOKEN_MISSING: guarded,
  TOKEN_INVALID: guarded,
  TOKEN_EXPIRED: guarded,
  PERMISSION_DENIED: guarded,
  SCOPE_TOO_NARROW: guarded,
  ROUTE_CLOSED: never, // no build has such a route
  ROUTE_NOT_FOUND: having('path'),
  NOT_FOUND: having('path'),
  IDEMPOTENCY_IN_PROGRESS: having('Idempotency-Key'),
  STALE_VERSION: having('If-Match'),
  BODY_TOO_LARGE: changing,
  URL_TOO_LONG: always,
  TOO_MANY_PARAMETERS: always,
  TOO_MANY_REQUESTS: always,
  UNSUPPORTED_MEDIA_TYPE: changing,
  IDEMPOTENCY_KEY_REUSED: having('Idempotency-Key'),
  INTERNAL: always,
  DATABASE_UNAVAILABLE: always,
  KEYS_UNAVAILABLE: guarded,
  SHUTTING_DOWN: always,
};

/**
 * Where an error of a service comes from: what is not found or was changed was named, what is refused was asked to be
 * changed. An operation that answers more says so by a decorator.
 */
const causesByStatus: Readonly<Record<number, Applies>> = {
  403: ({ open, changes }) => open || changes,
  404: having('path'),
  409: changing,
  412: having('If-Match'),
  422: changing,
};

/** Names of headers that answers bear, as they stand in `components.headers`. */
const correlation = { [CORRELATION_HEADER]: { $ref: '#/components/headers/CorrelationId' } };
const text = { type: 'string' } as const;

/** `components.headers` */
export const answerHeaders = {
  CorrelationId: { required: true, description: 'Mã theo dõi của yêu cầu', schema: { ...text, minLength: 1 } },
  ETag: { required: true, description: 'Phiên bản, dùng cho If-Match', schema: { ...text, pattern: '^"[0-9]+"$' } },
  Location: { required: true, description: 'Địa chỉ của đối tượng mới', schema: { ...text, pattern: '^/' } },
  RetryAfter: { description: 'Số giây nên chờ', schema: { type: 'integer', minimum: 0 } },
  WwwAuthenticate: { required: true, schema: text },
};

/**
 * Writes into the document which problems an operation can answer, beside those its decorators name, and which headers its
 * answers bear.
 *
 * @returns the statuses of the problems; `5XX` stands for all that are the system's own failure.
 */
export function describeAnswers(
  route: RouteDeclaration,
  operation: DescribedOperation,
  schemas: Readonly<Record<string, Schema>>,
  errors: Readonly<Record<string, ErrorDefinition>>,
): string[] {
  const declared = Object.entries(operation.responses);
  const problems = new Set(declared.map(([status]) => status).filter((status) => status >= '400'));
  for (const status of possibleStatuses(asked(route, operation), errors)) problems.add(status);
  const successes = declared.filter(([status]) => status < '400');
  operation.responses = {
    ...Object.fromEntries(
      successes.map(([status, answer]) => [status, { ...answer, headers: headersOf(answer, schemas) }]),
    ),
    ...Object.fromEntries(
      [...problems].sort().map((status) => [status, { $ref: `#/components/responses/${nameOfProblem(status)}` }]),
    ),
  };
  return [...problems];
}

function asked({ method, access }: RouteDeclaration, { parameters = [] }: DescribedOperation): Asked {
  const names = new Set(parameters.flatMap(({ name, in: place }) => [name, place]));
  return { changes: method !== 'GET', open: access === 'public', has: (parameter) => names.has(parameter) };
}

function possibleStatuses(operation: Asked, errors: Readonly<Record<string, ErrorDefinition>>): string[] {
  const kit = Object.entries(kitErrors.table).filter(([code]) => causes[code as KitError](operation));
  const own = Object.values(errors).filter(({ status }) => causesByStatus[status]?.(operation));
  const statuses = [...kit.map(([, error]) => error), ...own].map(({ status }) => status);
  return statuses.map((status) => (status >= 500 ? '5XX' : String(status)));
}

/** Every answer has a correlation id, and a view with a version an ETag (entity-tag.ts). */
function headersOf({ headers = {}, content = {} }: Answer, schemas: Readonly<Record<string, Schema>>) {
  const name = content['application/json']?.schema?.$ref?.split('/').at(-1);
  const versioned = name !== undefined && schemas[name]?.properties?.['version']?.type === 'number';
  return {
    ...correlation,
    ...(versioned && { ETag: { $ref: '#/components/headers/ETag' } }),
    ...('Location' in headers && { Location: { $ref: '#/components/headers/Location' } }),
  };
}

/** `404` → `NotFound`, the name of the answer that operations share. */
export function nameOfProblem(status: string): string {
  return (STATUS_CODES[status] ?? 'ServerFailure').replace(/\W/g, '');
}

/** A problem of that status, for `components.responses`. */
export function problemAnswer(status: string) {
  const schema = { $ref: '#/components/schemas/Problem' };
  const own = { type: 'object', properties: { status: { enum: [Number(status)] } } };
  return {
    description: titleOf(status === '5XX' ? 500 : Number(status)),
    headers: {
      ...correlation,
      ...(status === '401' && { 'WWW-Authenticate': { $ref: '#/components/headers/WwwAuthenticate' } }),
      ...(/^(429|5XX)$/.test(status) && { 'Retry-After': { $ref: '#/components/headers/RetryAfter' } }),
    },
    content: { 'application/problem+json': { schema: status === '5XX' ? schema : { allOf: [schema, own] } } },
  };
}
