import { formatInstant, type Clock } from '@motcua/contracts';
import type { Sealer } from '@motcua/messaging';
import type { ReadinessProbe } from '../service.js';

/** A short absence of the authority is nothing to tell. */
const TOLERATED_MS = 15 * 60_000;

/** Do the roots of the event log get their time stamps? The service does its work without them. */
export function timeStampProbe(sealer: Pick<Sealer, 'progress'>, clock: Clock): ReadinessProbe {
  return {
    check: async () => {
      const { waiting, failure } = await sealer.progress();
      const { roots, since } = waiting;
      if (!since || clock.now().getTime() - since.getTime() < TOLERATED_MS) return { name: 'timeStamps', ok: true };
      const why = failure === undefined ? '' : `: ${failure}`;
      const detail = `${roots} roots wait for a time stamp since ${formatInstant(since)}${why}`;
      return { name: 'timeStamps', ok: false, degraded: true, detail };
    },
  };
}
