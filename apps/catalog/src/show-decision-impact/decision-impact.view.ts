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

export class DecisionImpactView {
  @ApiProperty({ type: [RowImpactView] })
  items!: readonly RowImpactView[];
}
