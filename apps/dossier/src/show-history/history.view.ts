import { ApiProperty } from '@nestjs/swagger';
import { dossierStatuses, dossierStatusNames, formatInstant, type DossierStatus } from '@motcua/contracts';
import { kebab } from '../domain/actions.js';
import type { StepRecord } from '../domain/dossier-record.js';
import { UnitRefView } from '../show-dossier/dossier.view.js';
import { InstantProperty, ObjectProperty } from '../show-dossier/view-properties.js';

export class StepView {
  @ApiProperty({ type: Number, example: 2 })
  number!: number;

  @ApiProperty({ type: String, example: 'receive' })
  action!: string;

  @ApiProperty({ enum: dossierStatusNames, nullable: true, example: 'registered' })
  from!: DossierStatus | null;

  @ApiProperty({ enum: dossierStatusNames, example: 'received' })
  to!: DossierStatus;

  @ApiProperty({ type: String, example: 'Được tiếp nhận' })
  toName!: string;

  @InstantProperty('Thời điểm', false)
  at!: string;

  @ApiProperty({ type: String, example: 'cb-0004', description: 'Người thực hiện' })
  actorId!: string;

  @ApiProperty({ type: String, nullable: true })
  officerName!: string | null;

  @ApiProperty({ type: String, nullable: true })
  positionId!: string | null;

  @ApiProperty({ type: String, nullable: true })
  positionTitle!: string | null;

  @ApiProperty({ type: UnitRefView })
  unit!: UnitRefView;

  @InstantProperty('Hẹn trả có hiệu lực sau bước này')
  dueAt!: string | null;

  @ApiProperty({ type: String, nullable: true })
  note!: string | null;

  @ObjectProperty('Nội dung riêng của bước: lý do, căn cứ, số phiếu …')
  detail!: object;
}

export class HistoryView {
  @ApiProperty({ type: [StepView] })
  items!: StepView[];
}

export function stepView(step: StepRecord): StepView {
  const { number, action, fromStatus, toStatus, at, unitCode, unitName, dueAt, note, detail } = step;
  const { actorId, officerName, positionId, positionTitle } = step;
  return {
    number,
    action: kebab(action),
    from: fromStatus,
    to: toStatus,
    toName: dossierStatuses[toStatus].vi,
    at: formatInstant(at),
    actorId,
    officerName,
    positionId,
    positionTitle,
    unit: { code: unitCode, name: unitName },
    dueAt: dueAt && formatInstant(dueAt),
    note,
    detail,
  };
}
