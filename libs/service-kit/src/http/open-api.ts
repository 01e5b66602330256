import type { INestApplication } from '@nestjs/common';
import type { ErrorDefinition } from '@motcua/contracts';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { kitErrors } from '../problems/kit-errors.js';
import type { Service } from '../service.js';

const PROBLEM = 'Problem';
const problemAnswer = {
  description: 'Problem details (RFC 9457)',
  content: { 'application/problem+json': { schema: { $ref: `#/components/schemas/${PROBLEM}` } } },
};

const text = { type: 'string' } as const;
const problemSchema = {
  type: 'object' as const,
  required: ['type', 'title', 'status', 'detail', 'code', 'instance', 'correlationId'],
  properties: {
    type: { ...text, example: 'urn:motcua:problem:VALIDATION_FAILED' },
    title: text,
    status: { type: 'integer' },
    detail: text,
    code: { ...text, description: 'Stable; switch on it' },
    instance: text,
    correlationId: text,
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

const operations = ['get', 'put', 'post', 'delete', 'patch', 'head', 'options'] as const;

/** The OpenAPI document of a service: its routes, the problem every route can answer, and its error codes. */
export function openApiOf(app: INestApplication, service: Service): OpenAPIObject {
  const config = new DocumentBuilder()
    .setTitle(service.title)
    .setDescription(`Một Cửa – ${service.name}`)
    .setVersion('1')
    .addBearerAuth({ type: 'http', scheme: 'bearer', bearerFormat: 'JWT' })
    .build();
  const document = SwaggerModule.createDocument(app, config);
  document.components = {
    ...document.components,
    schemas: { ...document.components?.schemas, [PROBLEM]: problemSchema },
  };
  for (const path of Object.values(document.paths)) {
    for (const method of operations) {
      const operation = path[method];
      if (operation) operation.responses = { ...operation.responses, default: problemAnswer };
    }
  }
  return Object.assign(document, { 'x-errors': errorTable(service) });
}

function errorTable(service: Service) {
  const table: Readonly<Record<string, ErrorDefinition>> = { ...kitErrors.table, ...service.errors };
  return Object.entries(table).map(([code, { status, retryable, vi, en }]) => ({
    code,
    status,
    retryable: retryable ?? false,
    vi,
    en,
  }));
}
