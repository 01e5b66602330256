import type { ProcedureComponent, RegisteredComponent } from '@motcua/contracts';
import { dossierErrors } from './dossier-errors.js';

/** A paper as it is handed in; `code` when the sender knows which component it answers to. */
export interface GivenComponent {
  readonly code?: string | undefined;
  readonly name: string;
  readonly digitised: boolean;
  readonly reused: boolean;
  readonly fromVault: boolean;
}

/** Finds the procedure's component each paper answers to: by code, else by name (case and blanks do not count). */
export function answering(
  components: readonly ProcedureComponent[],
  given: readonly GivenComponent[],
): RegisteredComponent[] {
  return given.map(({ code, name, digitised, reused, fromVault }) => {
    const wanted =
      components.find((component) => component.code === code) ??
      components.find((component) => plain(component.name) === plain(name));
    return { code: wanted?.code ?? null, name, digitised, reused, fromVault };
  });
}

/** What there is after a supplement: a paper handed in again replaces the former one, others are added. */
export function supplemented(
  before: readonly RegisteredComponent[],
  added: readonly RegisteredComponent[],
): readonly RegisteredComponent[] {
  if (added.length === 0) return before;
  const keys = new Set(added.map(keyOf));
  return [...before.filter((component) => !keys.has(keyOf(component))), ...added];
}

/**
 * Every required component is there, and digitised where the law asks for it (R14).
 *
 * @throws COMPONENT_MISSING, COMPONENT_NOT_DIGITISED naming each.
 */
export function assertComplete(required: readonly ProcedureComponent[], given: readonly RegisteredComponent[]): void {
  const missing = required.filter(({ code, required }) => required && !given.some((paper) => paper.code === code));
  if (missing.length > 0) throw dossierErrors.COMPONENT_MISSING({ components: listed(missing) }, atComponents);
  const undigitised = required.filter(
    ({ code, digitise }) =>
      digitise === 'required' && given.some((paper) => paper.code === code && !paper.digitised && !paper.fromVault),
  );
  if (undigitised.length > 0) {
    throw dossierErrors.COMPONENT_NOT_DIGITISED({ components: listed(undigitised) }, atComponents);
  }
}

const atComponents = { field: 'components' };

function listed(components: readonly ProcedureComponent[]): string {
  return components.map(({ code, name }) => `${name} (${code})`).join('; ');
}

function keyOf({ code, name }: RegisteredComponent): string {
  return code ?? `"${plain(name)}`;
}

function plain(name: string): string {
  return name.normalize('NFC').trim().replace(/\s+/g, ' ').toLowerCase();
}
