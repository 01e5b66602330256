import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { ChannelRule, FeeRule, Limit, ProcedureCase } from '@motcua/contracts';

class LimitView implements Limit {
  @ApiProperty({ type: Number, example: 5, description: 'Bội số của 0,5; 0 ngày làm việc là trong ngày' })
  amount!: number;

  @ApiProperty({ enum: ['workingHour', 'workingDay', 'calendarDay'], example: 'workingDay' })
  unit!: 'workingHour' | 'workingDay' | 'calendarDay';
}

class FeeView implements FeeRule {
  @ApiProperty({ type: Number, example: 8000, description: 'Phí, lệ phí (đồng)' })
  amountVnd!: number;

  @ApiProperty({
    type: String,
    example: 'Miễn cho trẻ em, hộ nghèo, người cao tuổi, người khuyết tật.',
    description: 'Đối tượng được miễn, giảm; luôn phải hiển thị cùng mức phí',
  })
  exemptionText!: string;
}

class ChannelRuleView implements ChannelRule {
  @ApiProperty({ type: LimitView, nullable: true, description: 'Thời hạn giải quyết; null khi không quy định' })
  limit!: LimitView | null;

  @ApiProperty({ type: FeeView })
  fee!: FeeView;
}

/** A channel that is absent is not offered. */
class OfferedChannelsView {
  @ApiPropertyOptional({ type: ChannelRuleView, description: 'Nộp trực tiếp' })
  counter?: ChannelRuleView;

  @ApiPropertyOptional({ type: ChannelRuleView, description: 'Nộp trực tuyến' })
  online?: ChannelRuleView;

  @ApiPropertyOptional({ type: ChannelRuleView, description: 'Nộp qua bưu chính công ích' })
  postal?: ChannelRuleView;
}

export class ProcedureCaseView implements ProcedureCase {
  @ApiProperty({ type: String, example: 'TH01' })
  code!: string;

  @ApiProperty({ type: String, example: 'Trường hợp thông thường' })
  name!: string;

  @ApiProperty({ type: OfferedChannelsView, description: 'Thời hạn và phí theo cách thức nộp; không có là không nhận' })
  channels!: OfferedChannelsView;
}
