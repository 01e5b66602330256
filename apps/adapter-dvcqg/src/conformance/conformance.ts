import { PortalClient } from '../portal-client/client.js';
import { CannotCheck, type Bench, type CheckReport, type PortalUnderTest } from './check.js';
import { checks } from './checks.js';
import { misbehaviourChecks } from './misbehaviour-checks.js';
import { SampleDossier } from './sample-dossier.js';

/**
 * Checks that our client and translation meet a portal as dvcqg.md says: the simulator on every change, the test environment
 * of a real portal when there is one. It leaves dossiers there. Answers whether nothing is broken.
 */
export async function conformance(portal: PortalUnderTest, report: (check: CheckReport) => void): Promise<boolean> {
  let clean = true;
  for (const { name, run } of [...checks, ...misbehaviourChecks]) {
    const bench: Bench = {
      portal,
      client: new PortalClient(portal.options),
      anotherClient: () => new PortalClient(portal.options),
      dossier: () => new SampleDossier(portal.freshCode(), portal.procedure),
      misbehave: async (misbehaviour, call) => {
        if (!(await portal.misbehave?.(misbehaviour, call))) throw new CannotCheck();
      },
    };
    try {
      await run(bench);
      report({ name, result: 'met' });
    } catch (error) {
      if (error instanceof CannotCheck) {
        report({ name, result: 'notChecked' });
        continue;
      }
      clean = false;
      report({ name, result: 'broken', detail: (error as Error).message });
    }
  }
  return clean;
}
