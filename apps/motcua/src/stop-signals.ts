/** One Ctrl-C arrives more than once: from the terminal, from npm, from the process that started Node 24. */
const SAME_KEYSTROKE_MS = 1_000;

/**
 * Ctrl-C or SIGTERM: stops in order and ends with exit code 0. A second Ctrl-C ends at once.
 */
export function stopOnSignals(host: NodeJS.Process, stop: () => Promise<void>): void {
  let first: number | undefined;
  const onSignal = () => {
    const now = performance.now();
    if (first === undefined) {
      first = now;
      host.stderr.write('\nStopping …\n');
      stop().then(
        () => host.exit(host.exitCode ?? 0),
        () => host.exit(1),
      );
    } else if (now - first > SAME_KEYSTROKE_MS) {
      host.exit(130);
    }
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) host.on(signal, onSignal);
}
