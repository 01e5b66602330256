/** What was asked for and what came of it. */
export interface Bar {
  readonly name: string;
  readonly wanted: string;
  readonly measured: number;
  readonly met: boolean;
}

/** Nested names and numbers, as they are printed. */
export interface Figures {
  readonly [name: string]: number | string | boolean | null | Figures;
}

export interface Outcome {
  readonly figures: Figures;
  readonly bars: readonly Bar[];
  /** Of the servers it ran on; absent: none. */
  readonly postgres?: string;
  readonly kafka?: string;
}

export interface Run {
  /** Value of an option of the command line, its default when it was not given. */
  readonly option: (name: string) => string;
  readonly number: (name: string) => number;
  /** Progress, for people. */
  readonly say: (line: string) => void;
  /** Called at the end, whatever happens, last registered first. */
  readonly atEnd: (what: string, undo: () => unknown) => void;
}

export interface Benchmark {
  readonly measures: string;
  /** Options of the command line with their defaults. */
  readonly options: Readonly<Record<string, string>>;
  run(run: Run): Promise<Outcome>;
}

export function atLeast(name: string, measured: number, least: number, unit: string): Bar {
  return { name, wanted: `>= ${least} ${unit}`, measured: rounded(measured), met: measured >= least };
}

export function atMost(name: string, measured: number, most: number, unit: string): Bar {
  return { name, wanted: `<= ${most} ${unit}`, measured: rounded(measured), met: measured <= most };
}

/** Three digits behind the point are more than any of the figures is worth. */
export function rounded(figure: number): number {
  return Math.round(figure * 1000) / 1000;
}
