import { ApiProperty } from '@nestjs/swagger';
import { rowKinds, type RowKind } from '../domain/decision.js';
import { DifferenceView } from '../show-difference/difference.view.js';

class EndedVersionView {
  @ApiProperty({ type: String, example: '1.001193' })
  procedureCode!: string;

  @ApiProperty({ type: Number, example: 1 })
  version!: number;

  @ApiProperty({ type: String, format: 'date', example: '2024-04-01', description: 'Ngày đầu tiên hết hiệu lực' })
  validTo!: string;
}

export class RowImpactView {
  @ApiProperty({ type: Number, example: 1, description: 'Dòng, từ 1' })
  row!: number;

  @ApiProperty({ enum: rowKinds, example: 'amended' })
  kind!: RowKind;

  @ApiProperty({ type: String, example: '1.001193' })
  procedureCode!: string;

  @ApiProperty({ type: String, format: 'date', example: '2024-04-01' })
  effectiveFrom!: string;

  @ApiProperty({ type: [EndedVersionView], description: 'Phiên bản đang có hiệu lực sẽ hết hiệu lực' })
  ends!: readonly EndedVersionView[];

  @ApiProperty({
    type: [DifferenceView],
    description: 'Nội dung thay đổi so với phiên bản đó; rỗng khi mới hoặc bãi bỏ',
  })
  differences!: readonly DifferenceView[];
}

class TouchedProcessView {
  @ApiProperty({ type: String, example: 'ho-tich-trong-ngay' })
  code!: string;

  @ApiProperty({ type: Number, example: 1 })
  version!: number;

  @ApiProperty({
    type: [String],
    example: ['1.001193'],
    description: 'Thủ tục của quyết định mà quy trình này nêu tên',
  })
  procedureCodes!: readonly string[];
}

class TouchedMappingView {
  @ApiProperty({ type: String, example: '12' })
  id!: string;

  @ApiProperty({ type: String, example: '2.002622' })
  nationalCode!: string;

  @ApiProperty({ type: String, example: '9.900001' })
  localCode!: string;
}

export class DecisionImpactView {
  @ApiProperty({ type: [RowImpactView] })
  items!: readonly RowImpactView[];

  @ApiProperty({
    type: [TouchedProcessView],
    description: 'Quy trình riêng của các thủ tục này: xem lại thời hạn từng bước',
  })
  processes!: readonly TouchedProcessView[];

  @ApiProperty({ type: [TouchedMappingView], description: 'Ánh xạ mã đang có hiệu lực của các thủ tục này' })
  codeMappings!: readonly TouchedMappingView[];
}
