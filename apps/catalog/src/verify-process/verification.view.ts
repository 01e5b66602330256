import { ApiProperty } from '@nestjs/swagger';
import type { ProcessProblem } from '../domain/process-problem.js';

class ProcessProblemView implements ProcessProblem {
  @ApiProperty({ type: String, example: 'DEAD_END' })
  code!: string;

  @ApiProperty({ enum: ['error', 'warning'], example: 'error', description: 'Lỗi thì không công bố được' })
  severity!: 'error' | 'warning';

  @ApiProperty({ type: String, example: 'steps[3].owner.unit', description: 'Vị trí trong nội dung quy trình' })
  field!: string;

  @ApiProperty({ type: String, example: 'Từ bước "Thẩm định" không đến được điểm kết thúc nào.' })
  vi!: string;

  @ApiProperty({ type: String, example: 'From the step "Thẩm định" no end can be reached.' })
  en!: string;
}

export class ProcessVerificationView {
  @ApiProperty({ type: String, format: 'date', example: '2026-01-01', description: 'Ngày được kiểm tra' })
  at!: string;

  @ApiProperty({ type: Boolean, description: 'Không có lỗi nào' })
  sound!: boolean;

  @ApiProperty({ type: Boolean, description: 'false: chưa có dữ liệu đơn vị nên chưa kiểm tra đơn vị và vai trò' })
  organisationKnown!: boolean;

  @ApiProperty({ type: [ProcessProblemView], description: 'Mọi lỗi và cảnh báo' })
  problems!: readonly ProcessProblemView[];
}
