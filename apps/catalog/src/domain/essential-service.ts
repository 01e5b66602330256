export const deploymentStates = ['notOffered', 'piloting', 'offered'] as const;
export type DeploymentState = (typeof deploymentStates)[number];
export type Mark = 'confirmed' | 'unconfirmed';

/** A row of a national list as one change has left it. */
export interface EssentialService {
  readonly number: number;
  /** Counts the changes; for If-Match. */
  readonly version: number;
  /** Null: nobody has filled it in. */
  readonly name: string | null;
  readonly procedureCode: string | null;
  /** How far name and place in the list can be trusted. */
  readonly mark: Mark;
  readonly codeMark: Mark | null;
  readonly state: DeploymentState;
  /** Legal date; null: never offered. */
  readonly since: string | null;
  readonly changedBy: string;
  readonly changedAt: Date;
}

/**
 * A service as it stood on a date: by the last change whose state had begun by then; before the first of them it was not
 * offered. Name and code are those known today: they do not begin on a day.
 *
 * @param changes of one service, in order.
 */
export function asOf(changes: readonly EssentialService[], date: string): EssentialService {
  const newest = changes.at(-1)!;
  const begun = changes.findLast(({ since }) => since === null || since <= date);
  return { ...newest, state: begun?.state ?? 'notOffered', since: begun?.since ?? null };
}
