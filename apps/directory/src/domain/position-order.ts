import { permissionsOf, scopes, type Permissions } from '@motcua/contracts';
import { directoryErrors } from './directory-errors.js';
import type { Position } from './position.js';

export const orderKinds = ['appoint', 'act', 'delegate', 'end'] as const;
export type OrderKind = (typeof orderKinds)[number];
export const orderStates = ['requested', 'approved', 'refused'] as const;
export type OrderState = (typeof orderStates)[number];

/** What is asked for. `end` asks for nothing but an earlier end: everything else is as the position is. */
export interface GivenOrder {
  readonly kind: OrderKind;
  readonly positionId: string;
  readonly title?: string | undefined;
  readonly unitCode?: string | undefined;
  readonly officerId?: string | undefined;
  readonly officerName?: string | undefined;
  readonly permissions?: readonly string[] | undefined;
  /** Position whose holder is stood in for, or delegates. */
  readonly ofPosition?: string | undefined;
  readonly validFrom?: string | undefined;
  readonly validTo?: string | undefined;
  readonly reason: string;
  /** Decision or power of attorney it rests on. */
  readonly citation: string;
}

export interface OrderRecord {
  readonly id: string;
  readonly kind: OrderKind;
  /** As the position shall be. */
  readonly content: Position;
  readonly reason: string;
  readonly citation: string;
  readonly state: OrderState;
  readonly requestedBy: string;
  readonly requestedAt: Date;
  readonly decidedBy: string | null;
  readonly decidedAt: Date | null;
}

/** What an order is judged by: the position of its id, and the one it is of. */
export interface Standing {
  readonly today: string;
  readonly position: Position | undefined;
  readonly of: Position | undefined;
}

interface Acting {
  readonly id: string;
  readonly at: Date;
}

/** requested → approved or refused. Who asked, and who would hold it, do not approve. */
export class PositionOrder {
  constructor(readonly record: OrderRecord) {}

  static request(id: string, by: Acting, given: GivenOrder, standing: Standing): PositionOrder {
    const content = given.kind === 'end' ? ended(given, standing) : wanted(given, standing);
    const { kind, reason, citation } = given;
    const undecided = { state: 'requested' as const, decidedBy: null, decidedAt: null };
    const order = new PositionOrder({
      id,
      kind,
      content,
      reason,
      citation,
      requestedBy: by.id,
      requestedAt: by.at,
      ...undecided,
    });
    order.assertStands(standing);
    return order;
  }

  /** What it is judged by may have changed since it was requested. */
  approve(by: Acting, standing: Standing): PositionOrder {
    const { id, requestedBy, content } = this.record;
    this.mustBeOpen();
    if (by.id === requestedBy || by.id === content.officerId) throw directoryErrors.POSITION_APPROVER_IS_PARTY({ id });
    this.assertStands(standing);
    return this.decided('approved', by);
  }

  refuse(by: Acting): PositionOrder {
    this.mustBeOpen();
    return this.decided('refused', by);
  }

  private decided(state: OrderState, by: Acting): PositionOrder {
    return new PositionOrder({ ...this.record, state, decidedBy: by.id, decidedAt: by.at });
  }

  private mustBeOpen(): void {
    const { id, state } = this.record;
    if (state !== 'requested') throw directoryErrors.POSITION_ORDER_DECIDED({ id, state });
  }

  private assertStands({ today, position, of }: Standing): void {
    const { kind, content } = this.record;
    const { id, validFrom, validTo } = content;
    if (validTo !== null && validTo <= (validFrom > today ? validFrom : today)) {
      throw directoryErrors.POSITION_ENDS_TOO_EARLY({ validTo }, { field: 'validTo' });
    }
    if (kind === 'end') {
      if (!position) throw directoryErrors.POSITION_NOT_FOUND({ id }, { field: 'positionId' });
      if (position.validTo !== null && validTo! >= position.validTo) {
        throw directoryErrors.POSITION_ENDS_BEFORE({ id, validTo: position.validTo }, { field: 'validTo' });
      }
      return;
    }
    if (position) throw directoryErrors.POSITION_EXISTS({ id }, { field: 'positionId' });
    const held = permissionsOf(content.permissions);
    if (held === undefined) throw directoryErrors.BAD_GRANT({}, { field: 'permissions' });
    if (kind !== 'appoint') assertStandsIn(content, held, of);
  }
}

/** An acting or delegated position has no more than the one it is of: not in rights, not in time. */
function assertStandsIn(content: Position, held: Permissions, of: Position | undefined): void {
  const { ofPosition, officerId, kind, validFrom, validTo } = content;
  const field = { field: 'ofPosition' };
  if (!of) throw directoryErrors.POSITION_NOT_FOUND({ id: ofPosition ?? '' }, field);
  if (kind === 'delegated' && of.kind !== 'regular') {
    throw directoryErrors.DELEGATION_OF_DELEGATION({ id: of.id }, field);
  }
  if (officerId === of.officerId) throw directoryErrors.POSITION_OF_ONESELF({ id: of.id }, { field: 'officerId' });
  if (validFrom < of.validFrom || (of.validTo !== null && validTo! > of.validTo)) {
    const until = of.validTo ?? 'nay';
    throw directoryErrors.POSITION_OUTLASTS({ id: of.id, from: of.validFrom, until }, { field: 'validTo' });
  }
  const whole = permissionsOf(of.permissions)!;
  const wider = [...held].filter(([permission, scope]) => {
    const most = whole.get(permission);
    return most === undefined || scopes.indexOf(scope) > scopes.indexOf(most);
  });
  if (wider.length > 0) {
    const grants = wider.map(([permission, scope]) => `${permission}@${scope}`).join(', ');
    throw directoryErrors.POSITION_EXCEEDS({ id: of.id, grants }, { field: 'permissions' });
  }
}

function wanted(given: GivenOrder, { of }: Standing): Position {
  const { kind, positionId, officerId, officerName, validFrom, validTo = null } = given;
  const stands = kind !== 'appoint';
  if (stands && validTo === null) throw directoryErrors.POSITION_NEEDS({ what: 'validTo' }, { field: 'validTo' });
  return {
    id: positionId,
    title: needed(given.title ?? of?.title, 'title'),
    unitCode: needed(stands ? (of?.unitCode ?? '') : given.unitCode, 'unitCode'),
    officerId: needed(officerId, 'officerId'),
    officerName: needed(officerName, 'officerName'),
    permissions: needed(given.permissions ?? (kind === 'act' ? of?.permissions : undefined), 'permissions'),
    validFrom: needed(validFrom, 'validFrom'),
    validTo,
    kind: kind === 'act' ? 'acting' : kind === 'delegate' ? 'delegated' : 'regular',
    ofPosition: stands ? needed(given.ofPosition, 'ofPosition') : null,
  };
}

function ended({ positionId: id, validTo }: GivenOrder, { position }: Standing): Position {
  if (!position) throw directoryErrors.POSITION_NOT_FOUND({ id }, { field: 'positionId' });
  return { ...position, validTo: needed(validTo, 'validTo') };
}

function needed<Value>(value: Value | undefined, what: string): Value {
  if (value === undefined) throw directoryErrors.POSITION_NEEDS({ what }, { field: what });
  return value;
}
