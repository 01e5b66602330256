export { boot, type BootOptions } from './boot/boot.js';
export { createTopics, seed } from './boot/prepare.js';
export { auditReport, isSound, verifyAudit, witnessOf } from './boot/verify-audit.js';
export { run } from './boot/run.js';
export type { RunningService } from './boot/running-service.js';
export { StartError } from './boot/start-error.js';
export { Ctx } from './access/context.js';
export { accessOf, Permit, PermitWithin, Public, type Access, type Demand } from './access/permit.js';
export {
  ConfigurationError,
  serviceVariables,
  type ConfigOf,
  type Environment,
} from './configuration/configuration.js';
export { configurationReference } from './configuration/configuration-reference.js';
export type { KitConfiguration } from './configuration/kit-variables.js';
export {
  bool,
  brokerList,
  databaseUrl,
  httpUrl,
  integer,
  makeValidator,
  num,
  secret,
  str,
  type Variable,
  type Variables,
} from './configuration/variable.js';
export { isDatabaseUnavailable, isTaken, sqlState } from './database/database-error.js';
export { migrate } from './database/migrate.js';
export { applyMigrations, kitMigrations, migrationSets } from './database/migrations.js';
export { PLANNED_FOR_VALUES } from './database/prepared-statements.js';
export { takeOver } from './database/seed-entries.js';
export { probe, type Readiness } from './health/readiness.js';
export { CORRELATION_HEADER, correlationHeaders, correlationIdOf } from './http/correlation.js';
export { codeAfter, decodeCursor, encodeCursor } from './http/cursor.js';
export { AtQuery, DatedPageQuery, legalDate } from './http/dated.js';
export { expectedVersion, IdempotencyKey, IfMatch, withEtag } from './http/entity-tag.js';
export { localeOf } from './http/locale.js';
export { SECURITY_HEADERS } from './http/server.js';
export { trustIn } from './http/trusted-proxies.js';
export { UNLIMITED } from './limits/unlimited.js';
export { PageQuery, pageOf, type Page } from './http/page.js';
export { assertEveryRouteDeclaresPermission, routesOf, type RouteDeclaration } from './http/routes.js';
export { IdempotencyStore, type Complete } from './idempotency/idempotency-store.js';
export type { IdempotentRequest } from './idempotency/request-digest.js';
export { kitErrors } from './problems/kit-errors.js';
export { Remembered } from './memory/remembered.js';
export { PROBLEM_TYPE, problemOf, type Problem } from './problems/problem.js';
export {
  KeyRing,
  derivedKey,
  personalDataVariables,
  UnknownKey,
  type PersonalDataConfiguration,
  type WrappedKey,
} from './secrecy/key-ring.js';
export { masked, maskedEmail, normalisedIdNumber } from './secrecy/masking.js';
export { BrokenSeal, seal, unseal, type Place } from './secrecy/sealing.js';
export {
  defineService,
  type ReadinessCheck,
  type ReadinessProbe,
  type CommandContext,
  type SeedOutcome,
  type Service,
  type ServiceDefinition,
} from './service.js';
export { CLOCK, CONFIG, LOGGER, METRICS, SERVICE } from './tokens.js';
export { assertBodiesValidated } from './validation/bodies.js';
export { Instant } from './validation/instant.js';
export { MultipleOf } from './validation/multiple-of.js';
export { Nested, NestedList } from './validation/nested.js';
export { Nullable, Optional } from './validation/optional.js';
export { Text } from './validation/text.js';
export { Storable } from './validation/written.js';
export { ValidationFailure, type FieldProblem } from './validation/validation-failure.js';
