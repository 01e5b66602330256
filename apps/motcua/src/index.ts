export { DistributedSystem, type DistributedOptions } from './distributed/distributed-system.js';
export type { ServiceProcess } from './distributed/service-process.js';
