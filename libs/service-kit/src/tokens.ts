/** Injection tokens of what the kit gives every module. */
export const CONFIG = Symbol('motcua.config');
export const CLOCK = Symbol('motcua.clock');
/** prom-client `Registry` of the service. */
export const METRICS = Symbol('motcua.metrics');
/** pino `Logger` of the service. */
export const LOGGER = Symbol('motcua.logger');
/** The service's descriptor. */
export const SERVICE = Symbol('motcua.service');
