import { ApiProperty } from '@nestjs/swagger';

class ProblemView {
  @ApiProperty({ type: String, example: 'rows[3].procedureCode' })
  field!: string;

  @ApiProperty({ type: String, example: 'NOT_IN_FORCE' })
  code!: string;

  @ApiProperty({ type: String })
  message!: string;
}

export class VerificationView {
  @ApiProperty({ type: Boolean, description: 'Duyệt, công bố được' })
  sound!: boolean;

  @ApiProperty({ type: [ProblemView], description: 'Mọi chỗ phải sửa, theo dòng và trường' })
  problems!: readonly ProblemView[];
}
