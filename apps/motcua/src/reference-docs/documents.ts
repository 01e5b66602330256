import { configurationReference, type Service } from '@motcua/service-kit';
import { knownServices } from '../gateway/addresses.js';
import type { OpenApi } from '../gateway/backend.js';
import { authorisationDocument, type HeldPermissions } from './authorisation-document.js';
import { asyncApiDocument } from './async-api-document.js';
import { toYaml } from './yaml.js';

/** Where the generated documents are committed. */
export const docsFolder = new URL('../../../../docs/', import.meta.url);

/** The generated documents by their file name. */
export function documents(
  services: readonly Service[],
  openapi: OpenApi,
  holders: readonly HeldPermissions[],
): ReadonlyMap<string, string> {
  return new Map([
    ['configuration.md', `${configurationReference(services).trimEnd()}\n\n${ownConfiguration()}`],
    ['openapi.json', `${JSON.stringify(openapi, null, 2)}\n`],
    ['asyncapi.yaml', toYaml(asyncApiDocument())],
    ['authorisation.md', authorisationDocument(openapi, holders)],
  ]);
}

/** What `motcua` itself reads. */
function ownConfiguration(): string {
  const gateway = knownServices.map(({ name, variable, optional }) => {
    return `| \`${variable}\` | Address of the service ${name}. | ${optional ? 'none' : '**required**'} |`;
  });
  return `## motcua start, start-distributed

They set what the services need, and pass \`DVCQG_*\`, \`SIMULATOR_*\`, \`PERSONAL_DATA_*\`, \`LOG_LEVEL\` (here \`warn\` by default),
\`NODE_ENV\`, \`DATABASE_POOL_SIZE\`, \`KAFKA_TOPIC_PREFIX\` and \`SHUTDOWN_DELAY_SECONDS\` on to them. They refuse \`NODE_ENV=production\`.

| variable | meaning | default |
|---|---|---|
| \`PORT\` | Port of the one HTTP address; 0 takes a free one. | \`3000\` |
| \`HOST\` | Address it listens on. | \`127.0.0.1\` |
| \`MOTCUA_HOME\` | Folder of data and development key. | \`.motcua\` |

## motcua gateway

| variable | meaning | default |
|---|---|---|
| \`PORT\` | Port of the HTTP server; 0 takes a free one. | \`3000\` |
| \`HOST\` | Address it listens on. | \`127.0.0.1\` |
${gateway.join('\n')}
`;
}
