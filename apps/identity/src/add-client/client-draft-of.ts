import { problemsOf, type ClientDraft } from '../domain/client-draft.js';
import type { ClientKind } from '../domain/client.js';
import { identityErrors } from '../domain/identity-errors.js';
import { isNetwork } from '../http/networks.js';
import type { ChangeClientDto } from './client.dto.js';

/** @throws CLIENT_NOT_SOUND with every problem. */
export function clientDraftOf(given: ChangeClientDto, kind: ClientKind): ClientDraft {
  const { name, permissions, networks, redirectUris, postLogoutRedirectUris, backchannelLogoutUri, disabled } = given;
  const draft: ClientDraft = {
    name,
    kind,
    permissions,
    networks,
    redirectUris,
    postLogoutRedirectUris,
    backchannelLogoutUri,
    expiresAt: given.expiresAt === null ? null : new Date(given.expiresAt),
    disabled,
  };
  const sentences = problemsOf(draft, isNetwork);
  if (sentences.length > 0) throw identityErrors.CLIENT_NOT_SOUND({ count: sentences.length }, { sentences });
  return draft;
}
