import { CommandError } from '../command-error.js';
import type { Api } from './api.js';

const IN_STEP_LIMIT_MS = 30_000;
const POLL_MS = 100;

interface PortalState {
  readonly inStep: boolean;
  readonly wanted: { readonly sequence: number };
  readonly difference: { readonly reason: string; readonly explanation: string } | null;
}

/** What the simulated national portal holds of a dossier. */
export interface Held {
  readonly status: string;
  readonly progressEntries: number;
  readonly duplicates: number;
}

/** Waits until the portal has a dossier's step; tells what it holds then. @throws CommandError after 30 s. */
export async function heldInStep(api: Api, code: string, sequence: number): Promise<Held> {
  const path = `/v1/portal/dossiers/${encodeURIComponent(code)}`;
  const limit = Date.now() + IN_STEP_LIMIT_MS;
  for (;;) {
    const state = await api.get<PortalState>(path).catch(untilKnown);
    if (state?.inStep && state.wanted.sequence >= sequence) return held(api, code);
    if (Date.now() > limit) {
      const why = state?.difference?.explanation ?? 'Bộ kết nối chưa nhận được hồ sơ.';
      throw new CommandError(`Cổng Dịch vụ công quốc gia chưa khớp sau ${IN_STEP_LIMIT_MS / 1000} giây. ${why}`);
    }
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}

/** The adapter does not know a dossier before its first event has arrived. */
function untilKnown(error: unknown): undefined {
  if (error instanceof CommandError && 'status' in error && error.status === 404) return undefined;
  throw error;
}

async function held(api: Api, code: string): Promise<Held> {
  const { record, progress, duplicates } = await api.get<{
    record: { TrangThaiHoSo?: string };
    progress: readonly unknown[];
    duplicates: number;
  }>(`/simulators/dvcqg/control/dossiers/${encodeURIComponent(code)}`);
  return { status: String(record.TrangThaiHoSo), progressEntries: progress.length, duplicates };
}
