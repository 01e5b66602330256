/** A reason why a service cannot start that its operator can do something about: shown without a stack. */
export class StartError extends Error {
  override readonly name: string = 'StartError';
}
