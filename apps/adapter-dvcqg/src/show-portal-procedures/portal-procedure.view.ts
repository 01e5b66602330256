import { ApiProperty } from '@nestjs/swagger';
import type { PortalProcedure } from '@motcua/contracts';

export class PortalProcedureSummaryView {
  @ApiProperty({ type: String, example: '1.001193', description: 'Mã thủ tục' })
  code!: string;
  @ApiProperty({ type: String, example: 'Đăng ký khai sinh' })
  name!: string;
  @ApiProperty({ type: Boolean, description: 'Đang công khai trên Cổng (TRANGTHAI = 1)' })
  public!: boolean;
}

export class PortalProcedureListView {
  @ApiProperty({ type: [PortalProcedureSummaryView], description: 'Toàn bộ danh sách Cổng trả về, có thể thiếu (M17)' })
  items!: PortalProcedureSummaryView[];
  @ApiProperty({ type: Number, description: 'Số dòng không có mã thủ tục, không đọc được' })
  unreadable!: number;
  @ApiProperty({ type: String, example: '2024-03-15T09:10:00+07:00', description: 'Thời điểm lấy từ Cổng' })
  fetchedAt!: string;
}

export class PortalProcedureView {
  @ApiProperty({ type: Object, description: 'Nội dung theo cách gọi của hệ thống; problems nêu chỗ không đọc được' })
  procedure!: PortalProcedure;
  @ApiProperty({ type: Object, description: 'Nguyên văn Cổng trả về (LayThuTuc), để giải trình' })
  raw!: object;
  @ApiProperty({ type: String, description: 'SHA-256 của nguyên văn, không phụ thuộc thứ tự khóa' })
  digest!: string;
  @ApiProperty({ type: String, example: '2024-03-15T09:10:00+07:00', description: 'Thời điểm lấy từ Cổng' })
  fetchedAt!: string;
}
