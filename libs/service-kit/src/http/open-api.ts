import type { INestApplication } from '@nestjs/common';
import type { ErrorDefinition } from '@motcua/contracts';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { parkedErrors } from '@motcua/messaging';
import { kitErrors } from '../problems/kit-errors.js';
import type { Service } from '../service.js';
import { answerHeaders, describeAnswers, nameOfProblem, problemAnswer } from './open-api-answers.js';
import { describeInput } from './open-api-input.js';
import type { DescribedOperation, Schema } from './open-api-operation.js';
import { routesOf } from './routes.js';

const text = { type: 'string' } as const;
const problemSchema = {
  type: 'object' as const,
  required: ['type', 'title', 'status', 'detail', 'code', 'instance', 'correlationId'],
  properties: {
    type: { ...text, pattern: '^urn:motcua:problem:[A-Z0-9_]+$', example: 'urn:motcua:problem:VALIDATION_FAILED' },
    title: text,
    status: { type: 'integer', minimum: 400, maximum: 599 },
    detail: text,
    code: { ...text, pattern: '^[A-Z][A-Z0-9_]*$', description: 'Stable; switch on it' },
    instance: { ...text, description: 'Path of the request' },
    correlationId: { ...text, minLength: 1 },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        required: ['field', 'code', 'message'],
        properties: { field: text, code: text, message: text },
      },
    },
  },
};

/**
 * The OpenAPI document of a service: its routes, what each takes and answers, and its error codes. What the kit does for every
 * route (validation, access, problems, headers) it also says of every route.
 */
export function openApiOf(app: INestApplication, service: Service): OpenAPIObject {
  const config = new DocumentBuilder()
    .setTitle(service.title)
    .setDescription(`Một Cửa – ${service.name}`)
    .setVersion('1')
    .addBearerAuth({ type: 'http', scheme: 'bearer', bearerFormat: 'JWT' })
    .build();
  const document = SwaggerModule.createDocument(app, config);
  const schemas = { ...document.components?.schemas, Problem: problemSchema } as Record<string, Schema>;
  const problems = new Set<string>();
  for (const route of routesOf(app)) {
    const path = document.paths[route.path.replace(/:(\w+)/g, '{$1}')];
    const operation = path?.[route.method.toLowerCase() as 'get'] as DescribedOperation | undefined;
    if (!operation) continue;
    // it is a security scheme, and no parameter beside
    operation.parameters = operation.parameters?.filter(({ name }) => name.toLowerCase() !== 'authorization') ?? [];
    describeInput(route, operation, schemas);
    for (const status of describeAnswers(route, operation, schemas, service.errors ?? {})) problems.add(status);
  }
  const responses = [...problems].sort().map((status) => [nameOfProblem(status), problemAnswer(status)] as const);
  const components = {
    ...document.components,
    schemas,
    headers: answerHeaders,
    responses: Object.fromEntries(responses),
  };
  return Object.assign(document, { components, 'x-errors': errorTable(service) });
}

function errorTable(service: Service) {
  const table: Readonly<Record<string, ErrorDefinition>> = {
    ...kitErrors.table,
    ...(service.consumes && parkedErrors.table),
    ...service.errors,
  };
  return Object.entries(table).map(([code, { status, retryable, vi, en }]) => ({
    code,
    status,
    retryable: retryable ?? false,
    vi,
    en,
  }));
}
