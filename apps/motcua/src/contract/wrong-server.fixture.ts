import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

interface Answer {
  readonly status: number;
  readonly body: object;
  readonly type?: string;
  readonly traced?: boolean;
}

interface Wrong {
  /** What schemathesis has to say of it; undefined: it is right. */
  readonly says: string | undefined;
  readonly answers: Answer;
  /** Does it take whoever brings no token, too? */
  readonly unguarded?: boolean;
}

const right: Answer = { status: 200, body: { name: 'An' } };
const problem = { type: 'urn:motcua:problem:INVENTED', code: 'INVENTED', correlationId: 'a' };

/** Each wrong in one way; what the document says of them all is below. */
const paths: Readonly<Record<string, Wrong>> = {
  '/right': { says: undefined, answers: right },
  '/broken': { says: 'Server error', answers: { status: 500, body: {} } },
  '/undeclared-field': { says: 'Response violates schema', answers: { ...right, body: { name: 'An', id: 1 } } },
  '/missing-field': { says: 'Response violates schema', answers: { ...right, body: {} } },
  '/undeclared-status': { says: 'Undocumented status code', answers: { status: 404, body: {} } },
  '/undeclared-type': { says: 'Undocumented Content-Type', answers: { ...right, type: 'text/html' } },
  '/undeclared-code': {
    says: '400 INVENTED is not in x-errors',
    answers: { status: 400, body: problem, type: 'application/problem+json' },
  },
  '/missing-header': { says: 'Missing required response headers', answers: { ...right, traced: false } },
  '/too-strict': { says: 'what the schema allows is refused as malformed', answers: { status: 400, body: {} } },
  '/too-lax': { says: 'Schema-violating request accepted', answers: right },
  '/unguarded': { says: 'API accepts requests without authentication', answers: right, unguarded: true },
};

/** What schemathesis has to say, by operation. */
export const wanted: ReadonlyMap<string, string | undefined> = new Map(
  Object.entries(paths).map(([path, { says }]) => [`GET ${path}`, says]),
);

export const TOKEN = 'the-right-one';

const json = { content: { 'application/json': { schema: { $ref: '#/components/schemas/View' } } } };
const operation = {
  security: [{ bearer: [] }],
  responses: {
    200: { description: '', headers: { 'x-correlation-id': { required: true, schema: { type: 'string' } } }, ...json },
    400: { description: '' },
    401: { description: '' },
  },
};
const limit = { name: 'limit', in: 'query', schema: { type: 'integer', minimum: 1 } };

export const document = {
  openapi: '3.0.0',
  info: { title: 'Wrong in many ways', version: '1' },
  paths: Object.fromEntries(
    Object.keys(paths).map((path) => [
      path,
      { get: path === '/too-lax' ? { ...operation, parameters: [limit] } : operation },
    ]),
  ),
  components: {
    securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } },
    schemas: { View: { type: 'object', required: ['name'], properties: { name: { type: 'string' } } } },
  },
};

/** Serves them. */
export async function startWrongServer(): Promise<{ url: string; stop(): Promise<void> }> {
  const server = createServer(({ method, url = '/', headers }, response) => {
    const wrong = paths[url.split('?', 1)[0]!];
    if (!wrong || method !== 'GET') return send(response, { status: 405, body: {} });
    const known = wrong.unguarded === true || headers.authorization === `Bearer ${TOKEN}`;
    send(response, known ? wrong.answers : { status: 401, body: {} });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const stop = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, stop };
}

function send(response: ServerResponse, { status, body, type = 'application/json', traced = true }: Answer): void {
  response
    .writeHead(status, { 'content-type': type, ...(traced && { 'x-correlation-id': 'a' }) })
    .end(JSON.stringify(body));
}
