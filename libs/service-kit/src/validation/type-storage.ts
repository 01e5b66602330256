import { createRequire } from 'node:module';
import type { Type } from '@nestjs/common';

interface TypeStorage {
  findTypeMetadata(target: unknown, field: string): { typeFunction(): unknown } | undefined;
}

/** Where class-transformer keeps what `@Type` declares. It does not export it; the copy Node loads is the CommonJS one. */
const { defaultMetadataStorage } = createRequire(import.meta.url)('class-transformer/cjs/storage.js') as {
  defaultMetadataStorage: TypeStorage;
};

/** What `@Type` says a field holds. */
export function nestedClass(target: Type<object>, field: string): Type<object> | undefined {
  return defaultMetadataStorage.findTypeMetadata(target, field)?.typeFunction() as Type<object> | undefined;
}
