import { randomBytes } from 'node:crypto';
import type { DeliveredPosition } from '@motcua/directory';
import { generate } from 'otplib';
import { CommandError } from '../command-error.js';
import { seededPositions } from '../development-key/seeded-accounts.js';
import { readStaff, writeStaff, type StaffCredentials } from './staff-file.js';

export interface SignInSetUp {
  /** Of the system. */
  readonly url: string;
  readonly home: string;
  /** Of somebody who may administer identity. */
  readonly token: string;
}

/** The application that `motcua sign-in` is. */
export const COMMAND_LINE_CLIENT = 'motcua-command-line';

type Ask = (method: string, path: string, body?: object) => Promise<{ status: number; body: Record<string, unknown> }>;

/**
 * What a development system needs for signing in: the command line as an application, and an account for each seeded position,
 * made and activated as an administrator and its owner would. Harmless to repeat. @throws CommandError
 */
export async function setUpSignIn({ url, home, token }: SignInSetUp): Promise<void> {
  const ask: Ask = async (method, path, body) => {
    const answer = await fetch(`${url}${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    });
    return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
  };
  const client = { id: COMMAND_LINE_CLIENT, name: 'Dòng lệnh motcua', kind: 'application' };
  await expectStatus(
    ask('POST', '/v1/clients', { ...client, redirectUris: ['http://127.0.0.1/signed-in'] }),
    [201, 409],
  );

  const known = await readStaff(home);
  const { positions } = await seededPositions();
  const made = await Promise.all(positions.map((position) => accountOf(position, known[position.officerId], ask, url)));
  await writeStaff(home, Object.fromEntries(made.map((staff, index) => [positions[index]!.officerId, staff])));
}

async function accountOf(
  { id: positionId, officerId: id, officerName: name, title }: DeliveredPosition,
  known: StaffCredentials | undefined,
  ask: Ask,
  url: string,
): Promise<StaffCredentials> {
  const there = await ask('GET', `/v1/accounts/${id}`);
  if (there.status === 200 && there.body['active'] === true && known) return known;
  const username = `can-bo.${positionId}`;
  const account = { id, username, name, positions: [{ id: positionId, title }] };
  const { body } =
    there.status === 404
      ? await expectStatus(ask('POST', '/v1/accounts', account), [201])
      : await expectStatus(ask('POST', `/v1/accounts/${id}/activation`), [201]);
  const { code } = (body['activation'] ?? body) as { code: string };
  return { positionId, username, ...(await activated(code, url)) };
}

/** Fills in the two pages of the activation. */
async function activated(activation: string, url: string): Promise<Pick<StaffCredentials, 'password' | 'secret'>> {
  const post = async (fields: Record<string, string>) => {
    const answer = await fetch(`${url}/oidc/activate`, { method: 'POST', body: new URLSearchParams(fields) });
    if (answer.status !== 200) throw new CommandError(`Seeded accounts cannot be activated: ${answer.status}`);
    return answer.text();
  };
  const secret = /<code>([A-Z2-7]+)<\/code>/.exec(await post({ activation }))?.[1];
  if (secret === undefined) throw new CommandError('Seeded accounts cannot be activated: no secret is shown');
  const password = randomBytes(12).toString('base64url');
  await post({ activation, password, repeated: password, code: await generate({ secret }) });
  return { password, secret };
}

async function expectStatus<Answer extends { status: number; body: object }>(
  asked: Promise<Answer>,
  wanted: readonly number[],
): Promise<Answer> {
  const answer = await asked;
  if (wanted.includes(answer.status)) return answer;
  throw new CommandError(`Sign-in cannot be set up: ${answer.status} ${JSON.stringify(answer.body)}`);
}
