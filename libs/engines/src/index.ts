export { freePorts, startGuarded, type GuardedProcess } from './guarded-process.js';
export { startKafka, NoLocalKafkaError, type KafkaBroker, type KafkaOptions } from './kafka.js';
export { startPostgres, type Postgres, type PostgresOptions } from './postgres.js';
export { kafkaForTests } from './test-kafka.js';
