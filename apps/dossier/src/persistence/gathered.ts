interface Waiting<Item, Answer> {
  readonly item: Item;
  readonly resolve: (answer: Answer | PromiseLike<Answer>) => void;
  readonly reject: (error: unknown) => void;
}

/** Does what is asked at the same time together. Answers are in the order of the items; one may still be under way. */
type Work<Item, Answer> = (items: readonly Item[]) => Promise<readonly (Answer | PromiseLike<Answer>)[]>;

/**
 * Those who ask while the lanes are busy wait and go together, in the order they came. Who asks alone goes alone, at once: at the end of
 * the turn of the event loop, with whoever else came in it.
 */
export class Gathered<Item, Answer> {
  private waiting: Waiting<Item, Answer>[] = [];
  private busy = 0;
  private called = false;

  constructor(
    private readonly work: Work<Item, Answer>,
    private readonly lanes: number,
    private readonly most: number,
  ) {}

  ask(item: Item): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ item, resolve, reject });
      this.call();
    });
  }

  private call(): void {
    if (this.called || this.busy >= this.lanes || this.waiting.length === 0) return;
    this.called = true;
    setImmediate(() => {
      this.called = false;
      void this.serve();
    });
  }

  private async serve(): Promise<void> {
    const together = this.waiting.slice(0, this.most);
    this.waiting = this.waiting.slice(this.most);
    this.busy += 1;
    this.call();
    try {
      const answers = await this.work(together.map(({ item }) => item));
      together.forEach(({ resolve }, index) => resolve(answers[index]!));
    } catch (error) {
      for (const { reject } of together) reject(error);
    } finally {
      this.busy -= 1;
      this.call();
    }
  }
}
