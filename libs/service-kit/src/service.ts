import type { InjectionToken, Type } from '@nestjs/common';
import type { DataSource, DataSourceOptions } from 'typeorm';
import type { Clock, ErrorDefinition, Topic } from '@motcua/contracts';
import type { Variables } from './configuration/variable.js';

export interface SeedOutcome {
  readonly inserted: number;
  readonly unchanged: number;
}

/** What a command of a service works with. */
export interface CommandContext {
  readonly dataSource: DataSource;
  /** The service's `ConfigOf`, without what only a running service needs. */
  readonly config: unknown;
  /** A line for who watches: standard error. */
  readonly say: (line: string) => void;
  /** A line of the result: standard output. */
  readonly print: (line: string) => void;
  /** What comes in on standard input, to its end. */
  readonly input: () => Promise<string>;
}

/** @throws StartError with what the operator can do about it: exit code 1. */
export type ServiceCommand = (context: CommandContext) => Promise<void>;

/** What a service is, in one place: `run`, `boot`, `migrate` and `motcua` need nothing else. */
export interface ServiceDefinition<V extends Variables> {
  /** Short name: consumer group, event source, log field, path of the operator endpoints. */
  readonly name: string;
  /** Name for people, Vietnamese. */
  readonly title: string;
  /** Resource roots it owns, `/v1/dossiers`: how requests find it behind one gateway. */
  readonly roots: readonly string[];
  /** Requests are not limited: it plays something outside. */
  readonly unlimited?: true;
  /** Variables of its own, each with `desc`; the kit adds those every service has. */
  readonly variables?: V;
  /** Controllers and providers. */
  readonly module: Type<unknown>;
  /** Folder of `NNNN-name.sql`. Absent: the service has no database. */
  readonly migrations?: URL;
  readonly entities?: NonNullable<DataSourceOptions['entities']>;
  /** The service's error table, shown in its OpenAPI document. */
  readonly errors?: Readonly<Record<string, ErrorDefinition>>;
  readonly publishes?: readonly Topic[];
  /** Topics it consumes; the consumer group is its name. */
  readonly consumes?: readonly Topic[];
  /** Tables its database role may only select from and insert into, `event` apart. */
  readonly appendOnly?: readonly string[];
  /**
   * SQL for `subject`, `sequence` and `digest` of the last event of each subject, as the service's own tables remember it:
   * with it an audit also finds what was cut off the end of the event log.
   */
  readonly heads?: string;
  readonly seed?: (context: { dataSource: DataSource; clock: Clock }) => Promise<SeedOutcome>;
  /** Commands of its own, on its database: `node main.js NAME`. */
  readonly commands?: Readonly<Record<string, ServiceCommand>>;
  /** Tokens of providers that are asked for readiness as well. */
  readonly readiness?: readonly InjectionToken<ReadinessProbe>[];
}

export interface ReadinessProbe {
  check(): Promise<ReadinessCheck>;
}

export interface ReadinessCheck {
  readonly name: string;
  readonly ok: boolean;
  /** Not ok, and yet the service does its main work: shown, but requests keep coming. */
  readonly degraded?: boolean;
  readonly detail?: string;
}

export type Service<V extends Variables = Variables> = ServiceDefinition<V>;

/** Checks a descriptor for mistakes that would only show at run time. */
export function defineService<const V extends Variables = Record<never, never>>(
  definition: ServiceDefinition<V>,
): Service<V> {
  const fail = (why: string): never => {
    throw new TypeError(`Service "${definition.name}": ${why}`);
  };
  if (!/^[a-z][a-z0-9-]*$/.test(definition.name)) fail('the name has to be kebab-case');
  for (const root of definition.roots) if (!/^\/[a-z0-9/-]+$/.test(root)) fail(`"${root}" is no resource root`);
  for (const [name, variable] of Object.entries(definition.variables ?? {})) {
    if (!variable.desc) fail(`variable ${name} has no description (desc)`);
  }
  if (!definition.migrations && (usesEvents(definition) || definition.entities)) {
    fail('events and entities need a database (migrations)');
  }
  return Object.freeze(definition);
}

export function publishes(service: Service): boolean {
  return (service.publishes?.length ?? 0) > 0;
}

export function consumes(service: Service): boolean {
  return (service.consumes?.length ?? 0) > 0;
}

export function usesEvents(service: Service): boolean {
  return publishes(service) || consumes(service);
}
