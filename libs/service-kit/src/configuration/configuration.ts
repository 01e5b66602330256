import { customCleanEnv, EnvMissingError } from 'envalid';
import { StartError } from '../boot/start-error.js';
import type { Service } from '../service.js';
import { kitVariables, type KitConfiguration, type Purpose } from './kit-variables.js';
import type { Configuration, Variable, Variables } from './variable.js';

export type Environment = Readonly<Record<string, string | undefined>>;

/** The configuration of a service, from its descriptor's type or from its variables. */
export type ConfigOf<S> = KitConfiguration &
  (S extends Service<infer V> ? Configuration<V> : S extends Variables ? Configuration<S> : never);

/** Every variable of a service: its own and the kit's. */
export function serviceVariables(service: Service, purpose: Purpose = 'run'): Variables {
  const own = ['run', 'embedded', 'command'].includes(purpose) ? service.variables : {};
  return { ...kitVariables(service, purpose), ...own };
}

/**
 * Reads the configuration once. An empty variable counts as absent.
 *
 * @throws ConfigurationError naming every wrong variable.
 */
export function readConfiguration<V extends Variables>(
  service: Service<V>,
  env: Environment,
  purpose: Purpose = 'run',
): ConfigOf<V> {
  const variables = serviceVariables(service, purpose);
  const wrong: string[] = [];
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''));
  const values = customCleanEnv(given, variables, (cleaned) => ({ ...cleaned }), {
    reporter: ({ errors }) => {
      for (const [name, error] of Object.entries(errors)) {
        if (error) wrong.push(describeError(name, variables[name]!, error));
      }
    },
  });
  if (wrong.length > 0) throw new ConfigurationError(service.name, wrong);
  return Object.freeze(values) as unknown as ConfigOf<V>;
}

/** Says what is wrong with the environment, every variable by name, never a secret's value. */
export class ConfigurationError extends StartError {
  override readonly name = 'ConfigurationError';

  constructor(
    service: string,
    readonly wrong: readonly string[],
  ) {
    super(`The configuration of "${service}" is wrong:\n${wrong.map((line) => `  ${line}`).join('\n')}`);
  }
}

function describeError(name: string, variable: Variable, error: Error): string {
  const example = variable.example ? `, e.g. ${variable.example}` : '';
  if (error instanceof EnvMissingError) return `${name} is missing: ${variable.desc}${example}`;
  if (variable.secret) return `${name} is not valid (its value is not shown): ${variable.desc}${example}`;
  return `${name} is not valid: ${error.message}: ${variable.desc}${example}`;
}
