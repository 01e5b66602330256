import { createRequire } from 'node:module';

interface TypeStorage {
  findTypeMetadata(target: unknown, field: string): { typeFunction(): unknown } | undefined;
}

/** Where class-transformer keeps what `@Type` declares. It does not export it; the copy Node loads is the CommonJS one. */
export const { defaultMetadataStorage } = createRequire(import.meta.url)('class-transformer/cjs/storage.js') as {
  defaultMetadataStorage: TypeStorage;
};
