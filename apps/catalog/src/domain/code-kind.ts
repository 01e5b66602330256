import { catalogErrors } from './catalog-errors.js';
import { codeKinds, type CodeKind } from './resolve-code.js';

/** A kind of code as it stands in an address. @throws CODE_KIND_UNKNOWN */
export function codeKind(kind: string): CodeKind {
  const found = codeKinds.find((one) => one === kind);
  if (found) return found;
  throw catalogErrors.CODE_KIND_UNKNOWN({ kind: kind.slice(0, 100), kinds: codeKinds.join(', ') }, { field: 'kind' });
}
