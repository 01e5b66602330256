import { readFile } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { send } from './answers.js';

const assets = new URL('.', import.meta.resolve('swagger-ui-dist'));

/** Files of swagger-ui-dist that the page uses, and nothing else of it. */
const types: Readonly<Record<string, string>> = {
  'swagger-ui.css': 'text/css; charset=utf-8',
  'swagger-ui-bundle.js': 'text/javascript; charset=utf-8',
  'favicon-32x32.png': 'image/png',
};

const initializer = `SwaggerUIBundle({ url: '/docs/openapi.json', dom_id: '#swagger-ui', deepLinking: true, persistAuthorization: true });`;

const page = `<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<title>Một Cửa – API</title>
<link rel="stylesheet" href="/docs/swagger-ui.css">
<link rel="icon" type="image/png" href="/docs/favicon-32x32.png">
</head>
<body>
<div id="swagger-ui"></div>
<script src="/docs/swagger-ui-bundle.js"></script>
<script src="/docs/initializer.js"></script>
</body>
</html>
`;

/** Swagger UI below `/docs`, apart from its document. False: there is no such page. */
export async function sendDocsPage(path: string, response: ServerResponse): Promise<boolean> {
  const name = path.replace(/^\/docs\/?/, '');
  if (name === '') send(response, 200, 'text/html; charset=utf-8', page);
  else if (name === 'initializer.js') send(response, 200, 'text/javascript; charset=utf-8', initializer);
  else if (name in types) send(response, 200, types[name]!, await readFile(new URL(name, assets)));
  else return false;
  return true;
}
