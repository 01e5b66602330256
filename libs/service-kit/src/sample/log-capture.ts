import type { DestinationStream } from 'pino';

/** Log lines of a service under test. */
export class LogCapture implements DestinationStream {
  text = '';

  write(line: string): void {
    this.text += line;
  }

  lines(): Record<string, unknown>[] {
    return this.text
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
  }
}
