import {
  bool,
  makeValidator,
  num,
  str,
  type OptionalValidatorSpec,
  type RequiredValidatorSpec,
  type ValidatorSpec,
} from 'envalid';

import { trustIn } from '../http/trusted-proxies.js';

/** An environment variable: an envalid spec with a description; `secret` values are never shown. */
export type Variable<T = unknown> = ValidatorSpec<T> & { readonly secret?: boolean };
export type Variables = Readonly<Record<string, Variable>>;

/** Values by name; a variable with `default: undefined` may be absent. */
export type Configuration<V extends Variables> = {
  readonly [Name in keyof V]: V[Name] extends OptionalValidatorSpec<infer T>
    ? T | undefined
    : V[Name] extends RequiredValidatorSpec<infer T>
      ? T
      : never;
};

/** Marks a variable whose value must not appear in messages, logs or documentation. */
export function secret<S extends Variable>(spec: S): S & { readonly secret: true } {
  return { ...spec, secret: true };
}

/** A whole number within bounds. */
export function integer(bounds: { min: number; max: number }) {
  return makeValidator<number>((input) => {
    const value = Number(input);
    if (!/^-?\d+$/.test(input) || value < bounds.min || value > bounds.max) {
      throw new TypeError(`must be a whole number from ${bounds.min} to ${bounds.max}`);
    }
    return value;
  });
}

/** `postgres://user:password@host:port/database`. */
export const databaseUrl = makeValidator<string>((input) => {
  const parsed = URL.parse(input);
  const right = parsed && /^postgres(ql)?:$/.test(parsed.protocol) && parsed.username && parsed.pathname.length > 1;
  if (!right) throw new TypeError('must look like postgres://user:password@host:5432/database');
  return input;
});

/** `host:port,host:port`. */
export const brokerList = makeValidator<string[]>((input) => {
  const brokers = input.split(',').map((broker) => broker.trim());
  const wrong = brokers.find((broker) => !/^[\w.-]+:\d{1,5}$/.test(broker));
  if (wrong !== undefined) throw new TypeError('must be host:port, several separated by commas');
  return brokers;
});

/** An http or https address; kept as it was written. */
export const httpUrl = makeValidator<string>((input) => {
  if (!/^https?:$/.test(URL.parse(input)?.protocol ?? ''))
    throw new TypeError('must be an http:// or https:// address');
  return input;
});

/** Sites, `https://example.gov.vn,http://localhost:5173`: scheme, host and port, as browsers write them. */
export const originList = makeValidator<string[]>((input) => {
  const origins = listed(input);
  const wrong = origins.find((origin) => URL.parse(origin)?.origin !== origin);
  if (wrong !== undefined) throw new TypeError('must be origins such as https://example.gov.vn, separated by commas');
  return origins;
});

/** Addresses and networks, `10.0.0.7,192.168.0.0/16`, or `loopback`, `linklocal`, `uniquelocal`. */
export const networkList = makeValidator<string[]>((input) => {
  const networks = listed(input);
  trustIn(networks);
  return networks;
});

function listed(input: string): string[] {
  return input.split(',').flatMap((one) => one.trim() || []);
}

export { bool, makeValidator, num, str };
