import { randomUUID } from 'node:crypto';
import { CommandError } from '../command-error.js';
import { officerClaims } from '../development-key/claims.js';
import { developmentKey } from '../development-key/development-key.js';
import { openHome } from '../home/home.js';
import { listenAddress, urlOf } from '../listen-address.js';
import { Api, assertRunning } from './api.js';
import { chooseProcedure } from './choose-procedure.js';
import { lifeOf, type Act } from './life.js';
import { heldInStep, type Held } from './portal.js';

/** Plays at the desk of a commune. */
const POSITION = 'commune';
const RETURNED = '10';

interface Dossier {
  readonly code: string;
  readonly statusName: string;
  readonly version: number;
  readonly dueAt: string | null;
}

/** `motcua demo`: one dossier through its life, each step at the national portal before the next. */
export async function demo({ url }: { url?: string }, { env, stdout }: NodeJS.Process): Promise<void> {
  const base = (url ?? urlOf(listenAddress(env))).replace(/\/+$/, '');
  await assertRunning(base);
  const claims = await officerClaims(POSITION);
  const key = await developmentKey(await openHome(env), env);
  const api = new Api(base, await key.sign(claims, 3600));
  const choice = await chooseProcedure(api);
  const say = (line: string) => void stdout.write(`${line}\n`);
  say(`Thủ tục ${choice.procedure.code} – ${choice.procedure.name} (thời hạn ${choice.limitDays} ngày làm việc)`);

  const acts = lifeOf(choice, claims.unit!);
  let dossier: Dossier | undefined;
  let held: Held | undefined;
  for (const [index, act] of acts.entries()) {
    dossier = await perform(api, act, dossier);
    if (index === 0) say(`Hồ sơ ${dossier.code}`);
    say(`${String(index + 1).padStart(2)}. ${act.title}`);
    say(`      hồ sơ: ${dossier.statusName}; hẹn trả: ${dueText(dossier.dueAt)}`);
    held = await heldInStep(api, dossier.code, dossier.version);
    say(`      Cổng:  trạng thái ${held.status}, ${held.progressEntries} bước xử lý`);
  }
  assertComplete(held!, dossier!);
  say(`Cổng Dịch vụ công quốc gia đã có đủ ${dossier!.version} bước của hồ sơ ${dossier!.code}: đã trả kết quả.`);
}

async function perform(api: Api, { action, body }: Act, dossier: Dossier | undefined): Promise<Dossier> {
  if (action === undefined || !dossier) {
    return (await api.post<Dossier>('/v1/dossiers', body, { 'idempotency-key': randomUUID() })).body;
  }
  const path = `/v1/dossiers/${encodeURIComponent(dossier.code)}/${action}`;
  return (await api.post<Dossier>(path, body, { 'if-match': `"${dossier.version}"` })).body;
}

/** @throws CommandError when the portal did not get everything, or got something twice. */
function assertComplete({ status, progressEntries, duplicates }: Held, { version }: Dossier): void {
  if (status === RETURNED && progressEntries === version && duplicates === 0) return;
  throw new CommandError(
    `Cổng giữ trạng thái ${status} với ${progressEntries} bước (${duplicates} trùng); đúng ra là ${RETURNED} với ${version} bước.`,
  );
}

function dueText(dueAt: string | null): string {
  if (dueAt === null) return '–';
  const [, year, month, day, time] = /^(\d+)-(\d+)-(\d+)T(\d+:\d+)/.exec(dueAt) ?? [];
  return `${time} ngày ${day}/${month}/${year}`;
}
