export { createTestDatabase, type TestDatabase } from './database.js';
export { testKey, type TestKey } from './key.js';
export { waitFor } from './wait-for.js';
