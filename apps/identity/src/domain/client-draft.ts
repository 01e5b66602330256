import { grantOf, type FieldSentence } from '@motcua/contracts';
import type { Client } from './client.js';

export type ClientDraft = Omit<Client, 'id' | 'version' | 'keys'>;

const ofSystems = ['permissions', 'networks'] as const;
const ofApplications = ['redirectUris', 'postLogoutRedirectUris'] as const;

/** What is wrong with a client that somebody wants to have, every problem with its field. */
export function problemsOf(draft: ClientDraft, isNetwork: (text: string) => boolean): FieldSentence[] {
  const foreign = draft.kind === 'system' ? ofApplications : ofSystems;
  return [
    ...foreign.filter((field) => draft[field].length > 0).map((field) => notFor(field, draft.kind)),
    ...(draft.kind === 'system' && draft.backchannelLogoutUri !== null
      ? [notFor('backchannelLogoutUri', draft.kind)]
      : []),
    ...(draft.kind === 'application' && draft.redirectUris.length === 0 ? [missing('redirectUris')] : []),
    ...each('permissions', draft.permissions, isGrant),
    ...each('networks', draft.networks, isNetwork),
    ...each('redirectUris', draft.redirectUris, isReturnAddress),
    ...each('postLogoutRedirectUris', draft.postLogoutRedirectUris, isReturnAddress),
    ...each('backchannelLogoutUri', draft.backchannelLogoutUri ?? [], isReturnAddress),
  ];
}

/** `dossier:read`, or with its scope `dossier:read@unit`. */
function isGrant(text: string): boolean {
  return /^[a-z-]+:[a-z-]+$/.test(grantOf(text)?.permission ?? '');
}

/** https, or http of the own machine: nothing on the way reads the code. No fragment, no user name (RFC 6749, 3.1.2). */
function isReturnAddress(text: string): boolean {
  const url = URL.parse(text);
  if (!url || url.hash !== '' || text.includes('#') || url.username !== '' || url.password !== '') return false;
  return url.protocol === 'https:' || (url.protocol === 'http:' && /^(127\.0\.0\.1|\[::1\])$/.test(url.hostname));
}

function each(field: string, given: string | readonly string[], right: (text: string) => boolean): FieldSentence[] {
  const bad = (name: string) => ({
    field: name,
    code: 'BAD_VALUE',
    vi: 'Giá trị không đúng dạng. Xem ví dụ trong tài liệu API rồi sửa lại.',
    en: 'The value has not the right form. See the example in the API document.',
  });
  if (typeof given === 'string') return right(given) ? [] : [bad(field)];
  return given.flatMap((text, index) => (right(text) ? [] : [bad(`${field}[${index}]`)]));
}

function notFor(field: string, kind: string): FieldSentence {
  return {
    field,
    code: 'NOT_FOR_THIS_KIND',
    vi: `Trường này không dùng cho loại "${kind}". Bỏ trường này.`,
    en: `The kind "${kind}" has no such field. Leave it out.`,
  };
}

function missing(field: string): FieldSentence {
  return {
    field,
    code: 'REQUIRED',
    vi: 'Cần ít nhất một địa chỉ nhận mã đăng nhập.',
    en: 'At least one address that receives the code is needed.',
  };
}
