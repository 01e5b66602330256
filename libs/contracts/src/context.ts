import type { Permissions } from './permission.js';

/** Who acts. `id` is stable and appears in the audit trail; a name never does. */
export interface Actor {
  readonly id: string;
  readonly kind: 'officer' | 'citizen' | 'system';
  readonly permissions: Permissions;
  /** Name of an officer as slips and the portal show it; not written to logs or events. */
  readonly name?: string;
  readonly positionId?: string;
  readonly positionTitle?: string;
  readonly unitCode?: string;
}

/** What every use case gets as its first argument. */
export interface Context {
  readonly actor: Actor;
  /** One id for everything that follows from one request; carried in logs, events and calls. */
  readonly correlationId: string;
  readonly locale: 'vi' | 'en';
  /** W3C trace context of the request, when it came with one. */
  readonly traceparent?: string;
}
