import { rate } from '../limits/rate.js';
import { publishes, usesEvents, type Service } from '../service.js';
import {
  brokerList,
  databaseUrl,
  httpUrl,
  integer,
  networkList,
  originList,
  secret,
  str,
  type Configuration,
  type Variables,
} from './variable.js';

const http = {
  PORT: integer({ min: 0, max: 65535 })({ default: 3000, desc: 'Port of the HTTP server; 0 takes a free one' }),
  HOST: str({ default: '0.0.0.0', desc: 'Address the HTTP server listens on' }),
  SHUTDOWN_DELAY_SECONDS: integer({ min: 0, max: 60 })({
    default: 0,
    desc: 'At a stop: how long /readyz says 503 before anything is closed, so that a load balancer takes notice',
  }),
};

const callers = {
  TRUSTED_PROXIES: networkList({
    default: [],
    desc: 'Proxies whose X-Forwarded-For is believed, as addresses or networks (also loopback, linklocal, uniquelocal); absent: nobody’s',
    example: '10.0.0.7,192.168.0.0/16',
  }),
  CORS_ORIGINS: originList({
    default: [],
    desc: 'Sites whose pages may call the API in a browser; absent: none',
    example: 'https://dichvucong.example.gov.vn',
  }),
  RATE_LIMIT_ANONYMOUS: rate({
    default: '600/60',
    desc: 'Requests/seconds from one address (IPv6: one /64) without a token that is known; off: no limit. Counted by each process for itself, like those below',
  }),
  RATE_LIMIT_FAILED_AUTHENTICATION: rate({
    default: '30/60',
    desc: 'Wrong or expired tokens/seconds from one address, before unknown tokens from there are turned away unread',
  }),
  RATE_LIMIT_CITIZEN: rate({ default: '300/60', desc: 'Requests/seconds of one citizen' }),
  RATE_LIMIT_OFFICER: rate({ default: '1200/60', desc: 'Requests/seconds of one officer' }),
  RATE_LIMIT_SYSTEM: rate({ default: '60000/60', desc: 'Requests/seconds of one client system' }),
};

const logging = {
  LOG_LEVEL: str({
    choices: ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'],
    default: 'info',
    desc: 'Least level that is logged',
  }),
};

const tokens = {
  OIDC_ISSUER: httpUrl({
    desc: 'Issuer every access token must name; its discovery document tells where the keys are',
    example: 'https://id.example.gov.vn',
  }),
  OIDC_AUDIENCE: str({ default: 'motcua', desc: 'Audience every access token must name' }),
  OIDC_JWKS_FILE: str({
    default: undefined,
    desc: 'JSON file with the public keys of the issuer; read instead of asking it',
  }),
  OIDC_JWKS_URL: httpUrl({
    default: undefined,
    desc: 'Address of the public keys, when the issuer has no discovery document',
  }),
  OIDC_SECOND_ISSUER: httpUrl({
    default: undefined,
    desc: 'Another issuer whose tokens are good as well, such as the one before or after a move',
  }),
  OIDC_SECOND_JWKS_FILE: str({ default: undefined, desc: 'JSON file with the public keys of the second issuer' }),
};

const database = {
  DATABASE_URL: secret(
    databaseUrl({
      desc: 'PostgreSQL database of the service, with the role it works with',
      example: 'postgres://dossier:password@localhost:5432/dossier',
    }),
  ),
  DATABASE_POOL_SIZE: integer({ min: 1, max: 500 })({ default: 10, desc: 'Most connections to PostgreSQL' }),
};

const migration = {
  MIGRATION_DATABASE_URL: secret(
    databaseUrl({
      default: undefined,
      desc: 'The same database with the role that creates and alters tables (`migrate` only); default: DATABASE_URL',
      example: 'postgres://postgres:password@localhost:5432/dossier',
    }),
  ),
};

const brokers = { desc: 'Kafka brokers', example: 'kafka-1:9092,kafka-2:9092' };
const optionalKafka = {
  KAFKA_BROKERS: brokerList({ ...brokers, default: undefined }),
  KAFKA_TOPIC_PREFIX: str({ default: '', desc: 'Put before the name of every topic and consumer group' }),
};
const kafka = { ...optionalKafka, KAFKA_BROKERS: brokerList(brokers) };

const trustedAuthorities = {
  TSA_CERTIFICATES_FILE: str({
    default: undefined,
    desc: 'PEM file with the certificates that are trusted to issue those of time stamp authorities; needed with TSA_URL',
  }),
};
const audit = {
  TSA_URL: httpUrl({
    default: undefined,
    desc: 'Time stamp authority (RFC 3161 over HTTP) that stamps the roots of the event log; absent: they are only chained',
    example: 'http://tsa.example.gov.vn/tsa',
  }),
  ...trustedAuthorities,
  AUDIT_PERIOD_SECONDS: integer({ min: 1, max: 86_400 })({
    default: 3600,
    desc: 'How much time of the event log one root covers; less than an hour is for tests',
  }),
};

/** What every service finds under `CONFIG`. Without a database or without events, those variables are undefined. */
export type KitConfiguration = Configuration<
  typeof http & typeof callers & typeof logging & typeof tokens & typeof migration & typeof optionalKafka
> &
  Partial<Configuration<typeof database & typeof audit>>;

/** `embedded`: run with a transport that is passed in, so that no broker is needed. */
export type Purpose = 'run' | 'embedded' | 'migrate' | 'seed' | 'topics' | 'verify' | 'command';

/** The kit's variables a service reads for a purpose: `migrate` must not ask for an issuer of tokens. */
export function kitVariables(service: Service, purpose: Purpose = 'run'): Variables {
  const ownDatabase = service.migrations ? database : {};
  const ownLog = publishes(service) ? audit : {};
  switch (purpose) {
    case 'migrate':
      return { ...ownDatabase, ...(service.migrations ? migration : {}), ...logging };
    case 'seed':
    case 'command':
      return { ...ownDatabase, ...logging };
    case 'verify':
      return { ...ownDatabase, ...trustedAuthorities, ...logging };
    case 'topics':
      return { ...kafka, ...logging };
    case 'embedded':
      return {
        ...http,
        ...callers,
        ...logging,
        ...tokens,
        ...ownDatabase,
        ...(usesEvents(service) ? optionalKafka : {}),
        ...ownLog,
      };
    case 'run':
      return {
        ...http,
        ...callers,
        ...logging,
        ...tokens,
        ...ownDatabase,
        ...(usesEvents(service) ? kafka : {}),
        ...ownLog,
      };
  }
}

/** All of them, for the reference. */
export function documentedKitVariables(service: Service): Variables {
  return { ...kitVariables(service, 'run'), ...kitVariables(service, 'migrate') };
}
