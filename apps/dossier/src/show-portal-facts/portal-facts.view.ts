import { ApiProperty } from '@nestjs/swagger';
import { ObjectProperty } from '../show-dossier/view-properties.js';
import type { DossierRecord } from '../domain/dossier-record.js';
import type { StoredStep } from '../persistence/step.repository.js';
import type { PersonOrErased } from '../persons/person.js';

export class PortalFactsView {
  @ApiProperty({ type: String, example: 'H52.31.001-240315-0001' })
  code!: string;

  @ObjectProperty('Chủ hồ sơ: type, idNumber, name, phone, email; type và erased khi dữ liệu cá nhân đã xóa')
  owner!: object;

  @ApiProperty({ type: String, nullable: true })
  summary!: string | null;

  @ObjectProperty('Tên người xử lý và nội dung của từng bước', { isArray: true })
  steps!: readonly object[];

  @ObjectProperty('Nội dung các lần yêu cầu bổ sung', { isArray: true })
  supplements!: readonly object[];
}

export class PortalFactsPage {
  @ApiProperty({ type: [PortalFactsView], description: 'Hồ sơ không có thì không xuất hiện' })
  items!: PortalFactsView[];
}

type Facts = Pick<DossierRecord, 'code' | 'ownerType' | 'summary' | 'supplements'>;

export function portalFactsView(dossier: Facts, owner: PersonOrErased, steps: readonly StoredStep[]): PortalFactsView {
  const { code, ownerType: type, summary, supplements } = dossier;
  return {
    code,
    owner: owner === null ? { type, erased: true } : { type, phone: null, email: null, ...owner },
    summary,
    steps: steps.map(({ number, officerName, note, detail }) => ({
      number,
      officerName,
      text: note ?? (typeof detail['reason'] === 'string' ? detail['reason'] : null),
    })),
    supplements: supplements.map(({ number, items }) => ({ number, items })),
  };
}
