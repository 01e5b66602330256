import { ApiProperty } from '@nestjs/swagger';
import { ExplanationView } from '../show-deadline/explanation.view.js';
import { ProcedureRefView, UnitRefView } from '../show-dossier/dossier.view.js';
import { InstantProperty } from '../show-dossier/view-properties.js';

export class DeadlinePreviewView {
  @ApiProperty({ type: ProcedureRefView })
  procedure!: ProcedureRefView;

  @ApiProperty({ type: String, example: 'TH01' })
  caseCode!: string;

  @ApiProperty({ type: UnitRefView, description: 'Đơn vị tiếp nhận' })
  unit!: UnitRefView;

  @InstantProperty('Giả định tiếp nhận lúc này', false)
  receivedAt!: string;

  @InstantProperty('Hẹn trả; null khi thủ tục không quy định thời hạn')
  dueAt!: string | null;

  @ApiProperty({ type: ExplanationView })
  explanation!: ExplanationView;
}
