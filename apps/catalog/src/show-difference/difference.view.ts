import { ApiProperty } from '@nestjs/swagger';
import { differenceSentence } from '../domain/difference-sentence.js';
import type { Difference } from '../domain/procedure-difference.js';

export class DifferenceView implements Difference {
  @ApiProperty({ type: String, example: 'cases[TH01].rules[counter].limit', description: 'Chỗ khác nhau' })
  path!: string;

  @ApiProperty({ description: 'Trước; không có là trước đây không có', required: false, nullable: true })
  before: unknown;

  @ApiProperty({ description: 'Sau; không có là đã bỏ', required: false, nullable: true })
  after: unknown;

  @ApiProperty({
    type: String,
    example: 'Thời hạn giải quyết (TH01, counter): từ 5 ngày làm việc thành 3 ngày làm việc.',
  })
  sentence!: string;
}

export class DifferencesView {
  @ApiProperty({ type: [DifferenceView] })
  items!: DifferenceView[];
}

export function differenceView(difference: Difference): DifferenceView {
  return { ...difference, sentence: differenceSentence(difference) };
}
