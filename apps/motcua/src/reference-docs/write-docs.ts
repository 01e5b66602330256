import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgres } from '@motcua/engines';
import { seededPositions } from '../development-key/seeded-accounts.js';
import { services } from '../services.js';
import { docsFolder, documents } from './documents.js';
import { openApiDocument } from './open-api-document.js';

/** `motcua docs`: writes the generated documents below `docs/`. */
export async function writeDocs(): Promise<void> {
  const postgres = await startPostgres({ durable: false });
  const folder = await mkdtemp(join(tmpdir(), 'motcua-docs-'));
  try {
    const noKeys = join(folder, 'jwks.json');
    await writeFile(noKeys, '{"keys":[]}');
    const openapi = await openApiDocument(services, noKeys, async (service) => {
      return new URL(`/${service.replaceAll('-', '_')}`, postgres.url).href;
    });
    await mkdir(docsFolder, { recursive: true });
    const { positions, systems } = await seededPositions();
    for (const [name, content] of documents(services, openapi, [...positions, ...systems]))
      await writeFile(new URL(name, docsFolder), content);
  } finally {
    await postgres.stop();
    await rm(folder, { recursive: true });
  }
}
