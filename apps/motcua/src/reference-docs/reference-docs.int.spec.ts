import { execFile } from 'node:child_process';
import { globSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { createTestDatabase, testKey, type TestDatabase } from '@motcua/testing';
import type { OpenApi } from '../gateway/backend.js';
import { seededPositions } from '../development-key/seeded-accounts.js';
import { services } from '../services.js';
import { breakingChanges, type ComparedApi } from './breaking-changes.js';
import { docsFolder, documents } from './documents.js';
import { openApiDocument } from './open-api-document.js';

const databases: TestDatabase[] = [];
let openapi: OpenApi;
beforeAll(async () => {
  openapi = await openApiDocument(services, (await testKey()).jwksFile, async () => {
    const database = await createTestDatabase();
    databases.push(database);
    return database.url;
  });
}, 60_000);
afterAll(() => Promise.all(databases.map((database) => database.drop())));

const root = fileURLToPath(new URL('..', docsFolder));
const committed = (name: string) => readFile(new URL(name, docsFolder), 'utf8');

describe('the generated documents', () => {
  it.each(['configuration.md', 'openapi.json', 'asyncapi.yaml', 'authorisation.md'])(
    'docs/%s says what the code says',
    async (name) => {
      const { positions, systems } = await seededPositions();
      const same = documents(services, openapi, [...positions, ...systems]).get(name) === (await committed(name));
      expect(same ? 'as the code' : `docs/${name} is out of date: npm run docs`).toBe('as the code');
    },
  );

  it('break no caller of the API that was committed last', async () => {
    const git = promisify(execFile)('git', ['show', 'HEAD:docs/openapi.json'], { cwd: root, maxBuffer: 2 ** 26 });
    // Outside a repository, and before the first commit of the document, the working copy is all there is.
    const before = await git.then(({ stdout }) => stdout).catch(() => committed('openapi.json'));
    expect(breakingChanges(JSON.parse(before) as ComparedApi, openapi as unknown as ComparedApi)).toEqual([]);
  });

  it('give every operation an id of its own', () => {
    const ids = Object.values(openapi.paths).flatMap((path) =>
      Object.values(path as Record<string, { operationId?: string }>).map(({ operationId }) => operationId),
    );
    expect(ids).not.toContain(undefined);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  });

  it('know every class of a request or an answer by a name that no other class of the service has', async () => {
    for (const { name } of services) {
      const sources = globSync(`apps/${name}/src/**/*.ts`, { cwd: root });
      const texts = await Promise.all(sources.map((source) => readFile(`${root}/${source}`, 'utf8')));
      const documented = texts.filter((text) => text.includes('@ApiProperty'));
      const classes = documented.flatMap((text) =>
        [...text.matchAll(/^(?:export )?class (\w+)/gm)].map(([, one]) => one),
      );
      expect(classes.filter((one, index) => classes.indexOf(one) !== index)).toEqual([]);
    }
  });
});
