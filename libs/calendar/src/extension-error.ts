/** Why an apology with a new appointment is refused (deadlines.md section 5), in the order in which it is checked. */
export type ExtensionErrorCode =
  'EXTENSION_LIMIT' | 'EXTENSION_WHILE_SUSPENDED' | 'EXTENSION_TOO_LATE' | 'EXTENSION_NOT_LATER';

export class ExtensionRefusedError extends Error {
  override readonly name = 'ExtensionRefusedError';

  constructor(readonly code: ExtensionErrorCode) {
    super(code);
  }
}
