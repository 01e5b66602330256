export { proveSubject, type ProvenEvent, type SubjectProof } from './audit/prove-subject.js';
export { Sealer, type SealerOptions } from './audit/sealer.js';
export { verifyLog, type LogFault, type VerifiedLog, type VerifyOptions } from './audit/verify-log.js';
export type { RootFault, RootWitness, StampCheck, VerifiedRoots } from './audit/verify-roots.js';
export { BusStrategy, type BusStrategyOptions } from './bus-strategy.js';
export { announce, type Publisher } from './event-log/announce.js';
export {
  appendedColumns,
  appendEvents,
  appendManyCtes,
  appendOneCtes,
  appendOneValues,
  headOf,
} from './event-log/append-events.js';
export { InvalidEventError } from './event-log/event-schema.js';
export { digestOf, seal, type EventOrigin, type Head, type SealedEvent } from './event-log/seal.js';
export { isConnectionLost, NonRetryableError } from './handling/failures.js';
export { On, OnBatch, type HandlerContext } from './handling/on.js';
export type { ReceivedEvent } from './handling/received-event.js';
export { parkedErrors } from './parking/parked-errors.js';
export { parkedReasons, type ParkedReason } from './parking/parked-message.js';
export { ParkedStore, type ParkedView } from './parking/parked-store.js';
export { Pause } from './pause.js';
export { Relay, type RelayOptions } from './relay/relay.js';
export { TimeStampClient, type StampedMessage, type TimeStampSettings } from './time-stamp/time-stamp-client.js';
export { TimeStampError } from './time-stamp/time-stamp-token.js';
export { InProcessTransport } from './transport/in-process-transport.js';
export { KafkaTransport, type KafkaTransportOptions } from './transport/kafka-transport.js';
export type {
  Consumption,
  IncomingMessage,
  MessageBatch,
  OutgoingMessage,
  Subscription,
  Transport,
} from './transport/transport.js';

/** Tables of the event log, the outbox and the parking. */
export const messagingMigrations = new URL('../migrations/', import.meta.url);
