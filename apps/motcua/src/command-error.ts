/** A reason why a command cannot do its work that its user can do something about: shown without a stack. */
export class CommandError extends Error {
  override readonly name = 'CommandError';
}

/** What a failure says to the user. Errors of the services' start carry their own readable message. */
export function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const readable = ['CommandError', 'StartError', 'ConfigurationError', 'NoLocalKafkaError'];
  return readable.includes(error.name) ? error.message : (error.stack ?? error.message);
}
