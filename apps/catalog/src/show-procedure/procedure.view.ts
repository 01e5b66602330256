import { ApiExtraModels, ApiProperty, getSchemaPath } from '@nestjs/swagger';
import type { ProcedureComponent } from '@motcua/contracts';
import { importOutcomes, type ImportOutcome } from '../domain/portal-import.js';
import type { ProcedureDetails, ProcedureVersion } from '../domain/procedure.js';
import { FullProcedureDto } from '../procedure-content/full-procedure.dto.js';
import { ProcedureSummaryView } from '../list-procedures/procedure-summary.view.js';
import { ProcedureCaseView } from './procedure-case.view.js';

class ProcedureComponentView implements ProcedureComponent {
  @ApiProperty({ type: String, example: 'TP01' })
  code!: string;

  @ApiProperty({ type: String, example: 'Tờ khai theo mẫu' })
  name!: string;

  @ApiProperty({ type: Boolean, example: true, description: 'Bắt buộc phải nộp' })
  required!: boolean;

  @ApiProperty({
    enum: ['required', 'optional', 'no'],
    example: 'optional',
    description: 'Yêu cầu số hóa khi tiếp nhận',
  })
  digitise!: 'required' | 'optional' | 'no';
}

class ProcedureResultView {
  @ApiProperty({ type: String, example: 'KQ-1.001193' })
  code!: string;

  @ApiProperty({ type: String, example: 'Giấy khai sinh' })
  name!: string;
}

@ApiExtraModels(FullProcedureDto)
export class ProcedureView extends ProcedureSummaryView implements ProcedureVersion {
  @ApiProperty({ type: [ProcedureCaseView], description: 'Các trường hợp' })
  cases!: readonly ProcedureCaseView[];

  @ApiProperty({ type: [ProcedureComponentView], description: 'Thành phần hồ sơ' })
  components!: readonly ProcedureComponentView[];

  @ApiProperty({
    type: ProcedureResultView,
    nullable: true,
    description: 'Kết quả; null khi không có kết quả bằng văn bản',
  })
  result!: ProcedureResultView | null;

  @ApiProperty({
    oneOf: [{ $ref: getSchemaPath(FullProcedureDto) }, { type: 'object', maxProperties: 0 }],
    description: 'Nội dung đầy đủ theo quyết định công bố; rỗng khi chưa ai nhập',
  })
  details!: ProcedureDetails;
}

class PortalStandingView {
  @ApiProperty({
    enum: importOutcomes,
    example: 'missingOnPortal',
    description: 'Lần nhập gần nhất thấy: giống, khác, không công khai, thiếu trên Cổng …',
  })
  outcome!: ImportOutcome;

  @ApiProperty({ type: String, format: 'date-time', description: 'Thời điểm' })
  at!: string;

  @ApiProperty({ type: String, example: '12', description: 'Lần nhập' })
  importId!: string;
}

export class ShownProcedureView extends ProcedureView {
  @ApiProperty({
    type: PortalStandingView,
    nullable: true,
    description: 'Trên Cổng Dịch vụ công quốc gia; null khi chưa so',
  })
  portal!: PortalStandingView | null;
}
