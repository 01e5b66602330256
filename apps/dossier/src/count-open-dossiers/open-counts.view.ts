import { ApiProperty } from '@nestjs/swagger';

export class OpenCountView {
  @ApiProperty({ type: String, example: '1.001193' })
  procedureCode!: string;

  @ApiProperty({ type: Number, example: 1, description: 'Phiên bản thủ tục mà các hồ sơ này theo' })
  procedureVersion!: number;

  @ApiProperty({
    type: Number,
    example: 12,
    description: 'Đã nộp, chưa tiếp nhận: theo phiên bản có hiệu lực khi tiếp nhận',
  })
  notReceived!: number;

  @ApiProperty({
    type: Number,
    example: 34,
    description: 'Đã tiếp nhận, chưa xong: giữ phiên bản này đến khi kết thúc',
  })
  received!: number;
}

export class OpenCountsView {
  @ApiProperty({ type: [OpenCountView] })
  items!: OpenCountView[];
}
