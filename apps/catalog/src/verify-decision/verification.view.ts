import { ApiProperty } from '@nestjs/swagger';

class DecisionProblemView {
  @ApiProperty({ type: String, example: 'rows[3].procedureCode' })
  field!: string;

  @ApiProperty({ type: String, example: 'NOT_IN_FORCE' })
  code!: string;

  @ApiProperty({ type: String })
  message!: string;
}

export class DecisionVerificationView {
  @ApiProperty({ type: Boolean, description: 'Duyệt, công bố được' })
  sound!: boolean;

  @ApiProperty({ type: [DecisionProblemView], description: 'Mọi chỗ phải sửa, theo dòng và trường' })
  problems!: readonly DecisionProblemView[];
}
