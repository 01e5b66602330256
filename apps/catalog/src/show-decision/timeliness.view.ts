import { ApiProperty } from '@nestjs/swagger';
import { verdicts, type Check, type Timeliness, type Verdict } from '../domain/timeliness.js';

export class TimelinessCheckView implements Check {
  @ApiProperty({ enum: verdicts, example: 'onTime', description: 'Đúng hạn, muộn, chưa xác định được' })
  verdict!: Verdict;

  @ApiProperty({ type: Number, example: 5, description: 'Số ngày làm việc theo quy định' })
  required!: number;

  @ApiProperty({ type: Number, nullable: true, example: 7, description: 'Số ngày làm việc thực tế' })
  actual!: number | null;

  @ApiProperty({ type: String, nullable: true, example: null, description: 'Vì sao chưa xác định được' })
  why!: string | null;
}

export class RowTimelinessView extends TimelinessCheckView {
  @ApiProperty({ type: Number, example: 1, description: 'Dòng, từ 1' })
  row!: number;

  @ApiProperty({ type: String, example: '04/2024/NĐ-CP', description: 'Căn cứ pháp lý' })
  legalBasis!: string;
}

export class TimelinessView implements Timeliness {
  @ApiProperty({ type: String, example: '766/QĐ-TTg', description: 'Quy định áp dụng vào ngày ban hành' })
  rule!: string;

  @ApiProperty({ type: [RowTimelinessView], description: 'Ban hành trước ngày căn cứ pháp lý có hiệu lực' })
  issued!: readonly RowTimelinessView[];

  @ApiProperty({ type: TimelinessCheckView, description: 'Công khai sau ngày ban hành' })
  madePublic!: TimelinessCheckView;
}
