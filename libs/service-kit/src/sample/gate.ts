/** Holds requests back until a test lets them go. */
export class Gate {
  private closed: { opened: Promise<void>; open(): void } | undefined;
  waiting = 0;

  close(): void {
    let open: () => void = () => undefined;
    const opened = new Promise<void>((resolve) => (open = resolve));
    this.closed = { opened, open };
  }

  open(): void {
    this.closed?.open();
    this.closed = undefined;
  }

  async pass(): Promise<void> {
    this.waiting += 1;
    await this.closed?.opened;
    this.waiting -= 1;
  }
}
