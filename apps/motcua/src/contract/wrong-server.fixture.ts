import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

interface Wrong {
  /** What schemathesis says of it; none: it is right. */
  readonly says: string | undefined;
  answer(response: ServerResponse, authorised: boolean): void;
}

const json = (status: number, body: object, type = 'application/json') =>
  ({ status, body: JSON.stringify(body), type }) as const;
const send = (response: ServerResponse, { status, body, type }: ReturnType<typeof json>) =>
  void response.writeHead(status, { 'content-type': type }).end(body);
const right = json(200, { name: 'An' });

/** By path, each wrong in one way; the document says 200 with `{ name }` as JSON, 401 and 405, and a bearer token. */
const paths: Readonly<Record<string, Wrong>> = {
  '/right': { says: undefined, answer: secured(right) },
  '/broken': { says: 'Server error', answer: secured(json(500, { name: 'An' })) },
  '/undeclared-field': { says: 'Response violates schema', answer: secured(json(200, { name: 'An', id: 1 })) },
  '/missing-field': { says: 'Response violates schema', answer: secured(json(200, {})) },
  '/undeclared-status': { says: 'Undocumented status code', answer: secured(json(404, {})) },
  '/undeclared-type': { says: 'Undocumented Content-Type', answer: secured(json(200, { name: 'An' }, 'text/html')) },
  '/unguarded': { says: 'API accepts requests without authentication', answer: (response) => send(response, right) },
};

function secured(answer: ReturnType<typeof json>): Wrong['answer'] {
  return (response, authorised) => send(response, authorised ? answer : json(401, {}));
}

/** What schemathesis has to say of each operation. */
export const wanted: ReadonlyMap<string, string | undefined> = new Map(
  Object.entries(paths).map(([path, { says }]) => [`GET ${path}`, says]),
);

export const TOKEN = 'the-right-one';

export const document = {
  openapi: '3.0.0',
  info: { title: 'Wrong in many ways', version: '1' },
  paths: Object.fromEntries(
    Object.keys(paths).map((path) => [
      path,
      {
        get: {
          security: [{ bearer: [] }],
          responses: {
            200: {
              description: '',
              content: { 'application/json': { schema: { $ref: '#/components/schemas/View' } } },
            },
            401: { description: '' },
          },
        },
      },
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
    if (!wrong || method !== 'GET') send(response, json(405, {}));
    else wrong.answer(response, headers.authorization === `Bearer ${TOKEN}`);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const stop = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, stop };
}
