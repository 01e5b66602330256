import { masked } from '@motcua/service-kit';
import type { PortalAnswer } from '../portal-client/client.js';
import type { DossierRecord } from '../portal-client/wire.js';

/** An answer as it may be kept and shown: a portal repeats in its sentences what it was sent. */
export function withoutPeople(answer: PortalAnswer, record: DossierRecord): PortalAnswer {
  const { SoGiayToChuHoSo, SoDienThoai, Email, ChuHoSo } = record;
  const told = [SoGiayToChuHoSo, SoDienThoai, Email, ChuHoSo].filter((value) => value.length > 1);
  return { ...answer, text: told.reduce((text, value) => text.replaceAll(value, masked(value)), answer.text) };
}
