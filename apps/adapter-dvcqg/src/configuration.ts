import { httpUrl, integer, secret, str, type ConfigOf } from '@motcua/service-kit';
import { readBackLevels } from './portal-client/read-back.js';

export const portalVariables = {
  DVCQG_URL: httpUrl({
    desc: 'Address of the gateway to the national portal',
    example: 'https://gateway.example.gov.vn',
  }),
  DVCQG_LOGIN_PATH: str({ default: '/mapi/login', desc: 'Path of the log-in, after DVCQG_URL' }),
  DVCQG_SERVICE_PATH: str({ default: '/mapi/g', desc: 'Path of the services, after DVCQG_URL' }),
  DVCQG_DSTCODE: str({ desc: 'Routing code of the gateway, header dstcode', example: 'VN:GOV:000.00.00.G22:dvcqg' }),
  DVCQG_UNIT: str({ default: '000.00.00.H52', desc: 'Code of the province in every call (madonvi)' }),
  DVCQG_USERNAME: str({ desc: 'Account at the portal' }),
  DVCQG_PASSWORD: secret(str({ desc: 'Its password' })),
  DVCQG_TIMEOUT_MS: integer({ min: 100, max: 600_000 })({
    default: 60_000,
    desc: 'Milliseconds after which an answer counts as lost',
  }),
  DVCQG_CONCURRENCY: integer({ min: 1, max: 256 })({
    default: 16,
    desc: 'Dossiers this process pushes at the same time',
  }),
  DVCQG_READ_BACK: str({
    choices: readBackLevels,
    default: 'record',
    desc: 'What TraCuuHoSo gives back of a dossier: whether it exists, its record, or its progress entries as well',
  }),
  DVCQG_PROGRESS_FIELD: str({
    default: 'TienDoXuLy',
    desc: 'Name of the list of progress entries in what TraCuuHoSo gives back',
  }),
  DVCQG_SETTLE_DELAY_MS: integer({ min: 0, max: 3_600_000 })({
    default: 10_000,
    desc: 'Milliseconds after a lost answer until something that is not to be seen at the portal counts as not arrived',
  }),
  DVCQG_PROBE_MS: integer({ min: 100, max: 3_600_000 })({
    default: 5_000,
    desc: 'Milliseconds between two probes of a portal that does not answer',
  }),
  DVCQG_ANSWER_RULES: str({
    default: undefined,
    desc: 'JSON file with the dated meaning of the portal’s answers, read instead of the one that comes with the program',
  }),
  DOSSIER_URL: httpUrl({ desc: 'Address of the dossier service, for names and texts', example: 'http://dossier:3000' }),
  DOSSIER_TOKEN: secret(
    str({ default: undefined, desc: 'Access token for the dossier service (permission dossier:read-portal-facts)' }),
  ),
  DOSSIER_TOKEN_FILE: str({ default: undefined, desc: 'File with that token; read again whenever it changes' }),
};

export type PortalConfiguration = ConfigOf<typeof portalVariables>;
