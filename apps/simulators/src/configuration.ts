import { httpUrl, integer, secret, str, type ConfigOf } from '@motcua/service-kit';
import { readBackLevels } from './portal/look-up.js';

export const simulatorVariables = {
  NODE_ENV: str({
    choices: ['development', 'test'],
    default: 'development',
    desc: 'Kind of installation. In production (any other value) the simulators do not start',
  }),
  SIMULATOR_DATA: str({
    default: undefined,
    desc: 'Directory in which the simulators keep what they were sent, one process each; absent: in memory only',
  }),
  SIMULATOR_SEED: integer({ min: 0, max: 4_294_967_295 })({
    default: 1,
    desc: 'Seed of the random numbers that faults with a rate and several styles use',
  }),
  SIMULATOR_CONTROL: str({
    choices: ['local', 'anyone'],
    default: 'local',
    desc: 'Who may use the control endpoints, without a token: callers on this machine, or anyone',
  }),
  SIMULATOR_DVCQG_LOGIN_PATH: str({ default: '/mapi/login', desc: 'Path of the log-in, after /simulators/dvcqg' }),
  SIMULATOR_DVCQG_SERVICE_PATH: str({ default: '/mapi/g', desc: 'Path of the services, after /simulators/dvcqg' }),
  SIMULATOR_DVCQG_DSTCODE: str({ default: undefined, desc: 'Only header dstcode that is routed; absent: any' }),
  SIMULATOR_DVCQG_USERNAME: str({ default: undefined, desc: 'Only account that may log in; absent: any' }),
  SIMULATOR_DVCQG_PASSWORD: secret(str({ default: undefined, desc: 'Its password' })),
  SIMULATOR_DVCQG_SESSION_SECONDS: integer({ min: 1, max: 86_400 })({
    default: 3600,
    desc: 'Seconds a session lives',
  }),
  SIMULATOR_DVCQG_READ_BACK: str({
    choices: readBackLevels,
    default: 'recordWithProgress',
    desc: 'What TraCuuHoSo gives back of a dossier: whether it exists, its record, or its progress entries as well',
  }),
  SIMULATOR_DVCQG_PROGRESS_FIELD: str({
    default: 'TienDoXuLy',
    desc: 'Name of the list of progress entries in what TraCuuHoSo gives back',
  }),
  SIMULATOR_DVCQG_SSO_ISSUER: httpUrl({
    default: undefined,
    desc: 'Address of the simulated national login as browsers and services both see it; absent: the one a request was sent to',
    example: 'http://localhost:3000/simulators/dvcqg/login',
  }),
  SIMULATOR_DVCQG_SSO_CLIENT_ID: str({
    default: 'motcua',
    desc: 'Client of the national login that is registered at the start, when it has redirect addresses',
  }),
  SIMULATOR_DVCQG_SSO_CLIENT_SECRET: secret(
    str({ default: undefined, desc: 'Its secret; absent: a new one, which the control endpoint shows' }),
  ),
  SIMULATOR_DVCQG_SSO_REDIRECT_URIS: str({
    default: '',
    desc: 'Addresses it may be sent back to, separated by commas; absent: none is registered at the start',
    example: 'http://localhost:3000/oidc/dvcqg/callback',
  }),
};

export type SimulatorConfiguration = ConfigOf<typeof simulatorVariables>;
