import type { Answer, DirectoryFixture, Officer } from './directory.fixture.js';

export const drafter: Officer = { id: 'cb-0002', permissions: ['directory:read', 'calendar:draft'] };
export const approver: Officer = { id: 'cb-0001', permissions: ['directory:read', 'calendar:approve'] };
export const publishing: Officer = { id: 'cb-0003', permissions: ['calendar:publish'] };
/** One officer with every right: four eyes are two people, not two permissions. */
export const almighty: Officer = {
  id: 'cb-0009',
  permissions: ['calendar:draft', 'calendar:approve', 'calendar:publish'],
};

export const newYear = { date: '2027-01-01', kind: 'dayOff', name: 'Tết Dương lịch', citation: '1/TB-BLĐTBXH' };
export const decision = { reason: 'Lịch nghỉ năm 2027', citation: '99/QĐ-UBND', effect: 'recompute' };

export const OFFICE = '/v1/calendars/sonla-office';
export const SATURDAY = '/v1/calendars/sonla-commune-saturday';

/** A draft of a year, or of what else is given. */
export function draft(change: object = { year: 2027, exceptions: [newYear] }): object {
  return { ...decision, ...change };
}

export async function drafted(directory: DirectoryFixture, calendar = OFFICE, body = draft()): Promise<string> {
  const { body: view } = await accepted(directory.post(`${calendar}/drafts`, drafter, body), 201);
  return `${calendar}/drafts/${String(view['id'])}`;
}

export async function approved(directory: DirectoryFixture, calendar = OFFICE, body = draft()): Promise<string> {
  const at = await drafted(directory, calendar, body);
  await accepted(directory.post(`${at}/approve`, approver));
  return at;
}

export async function published(directory: DirectoryFixture, calendar = OFFICE, body = draft()): Promise<string> {
  const at = await approved(directory, calendar, body);
  await accepted(directory.post(`${at}/publish`, approver));
  return at;
}

export async function accepted(asked: Promise<Answer>, status = 200): Promise<Answer> {
  const answer = await asked;
  if (answer.status !== status) throw new Error(JSON.stringify(answer.body));
  return answer;
}

export async function refused(asked: Promise<Answer>): Promise<{ status: number; code: unknown }> {
  const { status, body } = await asked;
  return { status, code: body['code'] };
}
