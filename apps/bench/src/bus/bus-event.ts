import { DossierForwarded, formatInstant, topics } from '@motcua/contracts';
import { seal, type SealedEvent } from '@motcua/messaging';

export const busTopic = topics.dossier;

/** A dossier event as it really is, half a kilobyte of it, `count` times in a row for one subject. */
export function eventsOf(subject: string, count: number, at: Date): SealedEvent[] {
  const time = formatInstant(at);
  const unit = { unitCode: 'H52.01', unitName: 'Trung tâm Phục vụ hành chính công tỉnh Sơn La' };
  const state = {
    status: 'processing',
    handlingUnitCode: 'H52.05',
    handlingUnitName: 'Sở Kế hoạch và Đầu tư',
    submittedAt: time,
    receivedAt: time,
    dueAt: time,
    finishedAt: null,
    returnedAt: null,
    refusedAt: null,
  } as const;
  const events = Array.from({ length: count }, (_, index) => {
    const acts = { action: 'forward', from: 'received', to: 'processing' } as const;
    const officer = { actorId: 'cb-0002', positionTitle: 'Chuyên viên tiếp nhận' };
    const step = { number: index + 1, ...acts, at: time, ...officer, ...unit };
    return new DossierForwarded(subject, { code: subject, step, state });
  });
  return seal({ sequence: 0, digest: null }, events, { actor: 'cb-0002', correlationId: subject, at });
}
