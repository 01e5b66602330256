import { waitFor } from '@motcua/testing';
import type { Api } from '../demo/api.js';
import { chooseProcedure } from '../demo/choose-procedure.js';
import { lifeOf, type Act } from '../demo/life.js';
import type { KnownValues } from './schemathesis.fixture.js';

type Listed = Record<string, string>;

const UNIT = 'H52.31.001';
const DOSSIERS_IN_EACH_STATE = 3;

export interface Officers {
  readonly drafter: Api;
  readonly approver: Api;
}

/**
 * Puts dossiers in every state of a life and drafts of every kind into a system, and tells what a path parameter may say so
 * that there is something behind it. Names of operations (`GET /v1/units`) are patterns.
 *
 * @param officers two, so that one approves what the other has drafted.
 */
export async function fill(officers: Officers): Promise<KnownValues> {
  const { drafter } = officers;
  const list = async (path: string, field: string) =>
    (await drafter.get<{ items: Listed[] }>(path)).items.map((item) => String(item[field]));
  const dossier = { code: await dossiersInEveryState(drafter) };
  const version = [1];
  return {
    ' (/v1|/v1/portal|/simulators/dvcqg/control)/dossiers/': dossier,
    ' /v1/procedures/': { code: await list('/v1/procedures?limit=20', 'code'), version },
    ' .*/(portal|control)/procedures/': { code: await list('/v1/procedures?limit=20', 'code') },
    ...(await processDrafts(officers)),
    '^GET /v1/processes/': { code: await list('/v1/processes?limit=20', 'code'), version },
    ' /v1/units/': { code: await list('/v1/units?limit=20', 'code') },
    ' /v1/calendars/\\{id\\}(?!/drafts/)': { id: await list('/v1/calendars', 'id'), version },
    ...(await calendarDrafts(officers)),
    ' /v1/decisions/': { id: [...(await decisions(officers)), ...(await list('/v1/decisions?limit=20', 'id'))] },
    ' /v1/portal-imports/': { id: await portalImport(drafter) },
    ' /v1/code-lists/': { list: await list('/v1/code-lists', 'id') },
    ' /v1/code-mappings/.*/end': { kind: ['unit'], id: [await codeMapping(drafter)] },
    ' /v1/code-mappings/(?!.*/end)': { kind: ['procedure', 'unit', 'field'] },
    ' /v1/essential-services/': { list: await list('/v1/essential-services', 'id'), number: ['1', '2', '3'] },
  };
}

async function dossiersInEveryState(api: Api): Promise<string[]> {
  const acts = lifeOf(await chooseProcedure(api), UNIT);
  const codes: string[] = [];
  for (let round = 0; round < DOSSIERS_IN_EACH_STATE; round += 1) {
    for (let last = 0; last < acts.length; last += 1) codes.push(await dossierAfter(api, acts.slice(0, last + 1)));
  }
  return codes;
}

async function dossierAfter(api: Api, [registration, ...acts]: readonly Act[]): Promise<string> {
  const { code } = (await api.post<{ code: string }>('/v1/dossiers', registration!.body)).body;
  for (const { action, body } of acts) await api.post(`/v1/dossiers/${code}/${action}`, body);
  return code;
}

/** A calendar of its own with a draft for each operation on drafts: an ended draft is of no use to the next one. */
async function calendarDrafts({ drafter, approver }: Officers): Promise<KnownValues> {
  const drafts = '/v1/calendars/.*/drafts/';
  const publishing = `POST ${drafts}.*publish`;
  const { items } = await drafter.get<{ items: Listed[] }>('/v1/units?level=commune&limit=50');
  const known: Record<string, KnownValues[string]> = {};
  for (const operation of [
    `GET ${drafts}`,
    `PUT ${drafts}`,
    `DELETE ${drafts}`,
    `POST ${drafts}.*approve`,
    publishing,
  ]) {
    const id = `kiem-thu-${Object.keys(known).length}`;
    const calendar = { id, unitCode: items[Object.keys(known).length]!['code'], inherits: 'sonla-office' };
    const decision = { reason: 'Lịch của xã', citation: '9/QĐ-UBND' };
    const draft = (await drafter.post<{ id: string }>('/v1/calendars', { ...calendar, ...decision })).body.id;
    if (operation === publishing) await approver.post(`/v1/calendars/${id}/drafts/${draft}/approve`, {});
    known[operation] = { id: [id], draftId: [draft] };
  }
  return known;
}

/** A process of its own for each operation on drafts, the content that of a published one. */
async function processDrafts({ drafter, approver }: Officers): Promise<KnownValues> {
  const versions = '/v1/processes/.*/versions/.*';
  const publishing = `POST ${versions}/publish`;
  const { definition } = await drafter.get<{ definition: object }>('/v1/processes/ho-tich-trong-ngay');
  const known: Record<string, KnownValues[string]> = {};
  for (const operation of [`PUT ${versions}`, `POST ${versions}/verify`, `POST ${versions}/approve`, publishing]) {
    const code = `kiem-thu-${Object.keys(known).length}`;
    const draft = { definition: { ...definition, code, procedures: [] }, validFrom: '2026-01-01' };
    const { version } = (await drafter.post<{ version: number }>('/v1/processes', draft)).body;
    if (operation === publishing) await approver.post(`/v1/processes/${code}/versions/${version}/approve`, {});
    known[operation] = { code: [code], version: [version] };
  }
  return known;
}

async function codeMapping(api: Api): Promise<string> {
  const mapping = { nationalCode: 'QG-1', localCode: 'H52', validFrom: '2024-01-01', reason: 'Kiểm thử' };
  return String((await api.post<{ id: string }>('/v1/code-mappings/unit', mapping)).body.id);
}

/** Drafts, and one that is approved, of the repeal of known procedures. */
async function decisions({ drafter, approver }: Officers): Promise<string[]> {
  const text = { issuerUnit: 'H52', issuerKind: 'province', issuedOn: '2026-01-05', effectiveFrom: '2026-02-01' };
  const ids = ['kiem-thu-1', 'kiem-thu-2', 'kiem-thu-3'];
  for (const [index, id] of ids.entries()) {
    const rows = [{ kind: 'repealed', procedureCode: `9.90001${index}` }];
    await drafter.post('/v1/decisions', { ...text, id, number: `${id}/QĐ-UBND`, summary: 'Bãi bỏ thủ tục mẫu', rows });
  }
  await approver.post(`/v1/decisions/${ids[0]}/approve`, {});
  return ids;
}

async function portalImport(api: Api): Promise<string[]> {
  const { id } = (await api.post<{ id: string }>('/v1/portal-imports', {})).body;
  await waitFor('the import', async () => {
    return (await api.get<{ state: string }>(`/v1/portal-imports/${id}`)).state !== 'running';
  });
  return [id];
}
