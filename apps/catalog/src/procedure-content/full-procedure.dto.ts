import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { channels, ownerTypes, type Channel, type Limit } from '@motcua/contracts';
import { MultipleOf, Nested, NestedList, Nullable, Optional, Text } from '@motcua/service-kit';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsBoolean, IsIn, IsInt, Matches, Max, Min } from 'class-validator';
import { procedureCodePattern, procedureLevels, serviceLevels } from '../domain/procedure.js';
import {
  feeKinds,
  procedureKinds,
  type CodeAndName,
  type Fee,
  type FeeKind,
  type FullCase,
  type FullComponent,
  type FullProcedure,
  type FullRule,
  type LegalBasis,
} from '../domain/procedure-content.js';
import { NullableText } from './nullable-text.js';

const LONG = 20_000;
const MOST_VND = 1_000_000_000_000;

class ProcedureLimitDto implements Limit {
  @ApiProperty({ type: Number, example: 5, description: 'Bội số của 0,5; 0 ngày làm việc là trong ngày' })
  @MultipleOf(0.5)
  @Min(0)
  @Max(99_999)
  amount!: number;

  @ApiProperty({ enum: ['workingHour', 'workingDay', 'calendarDay'], example: 'workingDay' })
  @IsIn(['workingHour', 'workingDay', 'calendarDay'])
  unit!: Limit['unit'];
}

class FeeDto implements Fee {
  @ApiProperty({ enum: feeKinds, example: 'duty', description: 'charge: phí; duty: lệ phí; unknown: chưa rõ' })
  @IsIn(feeKinds)
  kind!: FeeKind;

  @ApiProperty({ type: String, example: 'Lệ phí hộ tịch' })
  @Text({ max: 1000 })
  name!: string;

  @ApiProperty({ type: Number, example: 8000, description: 'Đồng' })
  @IsInt()
  @Min(0)
  @Max(MOST_VND)
  amountVnd!: number;
}

class RuleDto implements FullRule {
  @ApiProperty({ enum: channels, example: 'counter' })
  @IsIn(channels)
  channel!: Channel;

  @ApiProperty({
    type: ProcedureLimitDto,
    nullable: true,
    required: false,
    description: 'null: không quy định thời hạn',
  })
  @Nullable()
  @Nested(() => ProcedureLimitDto)
  limit: ProcedureLimitDto | null = null;

  @ApiProperty({ type: [FeeDto], description: 'Từng khoản phí, lệ phí; rỗng là không thu' })
  @NestedList(() => FeeDto, { max: 50 })
  fees!: FeeDto[];

  @NullableText('Đối tượng được miễn, giảm, đã kiểm tra; có phí mà null thì không công bố được', LONG)
  exemptionText: string | null = null;
}

class ComponentDto implements FullComponent {
  @ApiProperty({ type: String, example: 'TP01' })
  @Text({ max: 100 })
  code!: string;

  @ApiProperty({ type: String, example: 'Tờ khai theo mẫu' })
  @Text({ max: 2000 })
  name!: string;

  @ApiProperty({ type: Boolean, example: true, description: 'Bắt buộc trong trường hợp này' })
  @IsBoolean()
  required!: boolean;

  @ApiProperty({ enum: ['required', 'optional', 'no'], example: 'optional', description: 'Yêu cầu số hóa' })
  @IsIn(['required', 'optional', 'no'])
  digitise!: FullComponent['digitise'];

  @NullableText('Tên mẫu đơn, tờ khai', 1000)
  form: string | null = null;

  @NullableText('Địa chỉ mẫu đơn', 2000)
  formUrl: string | null = null;

  @ApiProperty({ type: Number, example: 1, description: 'Số bản chính' })
  @IsInt()
  @Min(0)
  @Max(999)
  originals!: number;

  @ApiProperty({ type: Number, example: 0, description: 'Số bản sao' })
  @IsInt()
  @Min(0)
  @Max(999)
  copies!: number;
}

class CaseDto implements FullCase {
  @ApiProperty({ type: String, example: 'TH01' })
  @Text({ max: 100 })
  code!: string;

  @ApiProperty({ type: String, example: 'Trường hợp thông thường' })
  @Text({ max: 1000 })
  name!: string;

  @ApiProperty({ type: [String], example: ['Bước 1: Nộp hồ sơ'], description: 'Trình tự thực hiện' })
  @IsArray()
  @ArrayMaxSize(200)
  @Text({ max: LONG, each: true })
  steps!: string[];

  @ApiProperty({ type: [RuleDto], description: 'Thời hạn và phí theo cách thức nộp; không có là không nhận' })
  @NestedList(() => RuleDto, { max: 3 })
  rules!: RuleDto[];

  @ApiProperty({ type: [ComponentDto], description: 'Thành phần hồ sơ của trường hợp' })
  @NestedList(() => ComponentDto, { max: 200 })
  components!: ComponentDto[];
}

class CodeAndNameDto implements CodeAndName {
  @ApiProperty({ type: String, example: 'KQ-1.001193' })
  @Text({ max: 200 })
  code!: string;

  @ApiProperty({ type: String, example: 'Giấy khai sinh' })
  @Text({ max: 2000 })
  name!: string;
}

export class LegalBasisDto implements LegalBasis {
  @ApiProperty({ type: String, example: '61/2018/NĐ-CP' })
  @Text({ max: 200 })
  number!: string;

  @ApiProperty({ type: String, example: 'Về thực hiện cơ chế một cửa, một cửa liên thông' })
  @Text({ max: 2000 })
  title!: string;

  @ApiProperty({
    type: String,
    format: 'date',
    nullable: true,
    required: false,
    example: '2018-06-21',
    description: 'Ngày có hiệu lực',
  })
  @Nullable()
  @Matches(/^\d{4}-\d{2}-\d{2}$/)
  effectiveFrom: string | null = null;
}

/** A procedure in full, as `LayThuTuc` has it and an administrator has checked it. */
export class FullProcedureDto implements FullProcedure {
  @ApiProperty({ type: String, example: 'Đăng ký khai sinh' })
  @Text({ max: 2000 })
  name!: string;

  @ApiProperty({ type: String, example: 'G99-HT01' })
  @Text({ max: 100 })
  fieldCode!: string;

  @ApiProperty({ type: String, example: 'Hộ tịch' })
  @Text({ max: 1000 })
  fieldName!: string;

  @ApiProperty({ enum: procedureLevels, example: 'commune', description: 'Cấp tiếp nhận thấp nhất' })
  @IsIn(procedureLevels)
  level!: FullProcedure['level'];

  @ApiProperty({ enum: procedureLevels, isArray: true, example: ['commune'], description: 'Các cấp thực hiện' })
  @IsArray()
  @ArrayMinSize(1)
  @IsIn(procedureLevels, { each: true })
  levels!: FullProcedure['level'][];

  @ApiProperty({ enum: serviceLevels, example: 'full' })
  @IsIn(serviceLevels)
  serviceLevel!: FullProcedure['serviceLevel'];

  @ApiProperty({ enum: ownerTypes, isArray: true, example: ['citizen'] })
  @IsArray()
  @ArrayMinSize(1)
  @IsIn(ownerTypes, { each: true })
  objectTypes!: string[];

  @NullableText('Mô tả đối tượng thực hiện', LONG)
  applicants: string | null = null;

  @NullableText('Đơn vị giải quyết khi trung tâm tiếp nhận; null là chính đơn vị tiếp nhận', 100)
  handlingUnit: string | null = null;

  @ApiPropertyOptional({
    type: Boolean,
    example: false,
    description: 'Hồ sơ hạn chế tiếp cận: chỉ người có quyền "dossier:read-confidential" xem và xử lý được',
  })
  @Optional()
  @IsBoolean()
  confidential?: boolean;

  @ApiProperty({
    enum: procedureKinds,
    example: 'notDelegated',
    description: 'Không giao địa phương quy định, giao quy định chi tiết, khác',
  })
  @IsIn(procedureKinds)
  kind!: FullProcedure['kind'];

  @NullableText('ID trên Cổng Dịch vụ công quốc gia', 100)
  portalId: string | null = null;

  @NullableText('Mã cơ quan công bố', 100)
  publisherCode: string | null = null;

  @ApiProperty({ type: [CaseDto], description: 'Các trường hợp' })
  @NestedList(() => CaseDto, { max: 100 })
  cases!: CaseDto[];

  @ApiProperty({ type: [CodeAndNameDto], description: 'Kết quả thực hiện' })
  @NestedList(() => CodeAndNameDto, { max: 50 })
  results!: CodeAndNameDto[];

  @ApiProperty({ type: [LegalBasisDto], description: 'Căn cứ pháp lý' })
  @NestedList(() => LegalBasisDto, { max: 200 })
  legalBases!: LegalBasisDto[];

  @ApiProperty({ type: [CodeAndNameDto], description: 'Cơ quan thực hiện' })
  @NestedList(() => CodeAndNameDto, { max: 200 })
  performingAgencies!: CodeAndNameDto[];

  @NullableText('Cơ quan có thẩm quyền', 2000)
  competentAgency: string | null = null;

  @NullableText('Cơ quan được ủy quyền', 2000)
  delegatedAgency: string | null = null;

  @NullableText('Cơ quan phối hợp', 2000)
  coordinatingAgency: string | null = null;

  @NullableText('Địa chỉ tiếp nhận', 2000)
  address: string | null = null;

  @NullableText('Yêu cầu, điều kiện', LONG)
  conditions: string | null = null;

  @NullableText('Từ khóa', 2000)
  keywords: string | null = null;

  @NullableText('Mô tả', LONG)
  description: string | null = null;

  @ApiProperty({ type: [String], example: ['2.000635'], description: 'Thủ tục liên quan, liên thông' })
  @IsArray()
  @ArrayMaxSize(200)
  @Matches(procedureCodePattern, { each: true })
  related!: string[];
}
