import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { NestedList, Optional } from '@motcua/service-kit';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsNumber,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
} from 'class-validator';
import { services, type Service } from '../portal/call.js';
import { FaultTimingDto } from './fault-timing.dto.js';
import { faultKindNames, faultKinds, type Fault, type FaultKindName } from '../portal/fault-kinds.js';

const DAY_MS = 86_400_000;
const kindsExplained = faultKindNames.map((kind) => `${kind}: ${faultKinds[kind].means}`).join('; ');

/** A fault as a caller declares it. Which options a kind has: README. */
export class FaultDto extends FaultTimingDto {
  @ApiProperty({ enum: faultKindNames, description: kindsExplained })
  @IsIn(faultKindNames)
  kind!: FaultKindName;

  @ApiPropertyOptional({ enum: services, description: 'Strikes calls of this service only' })
  @Optional()
  @IsIn(services)
  service?: Service;

  @ApiPropertyOptional({
    type: Boolean,
    description: 'Of DongBoHoSoMC: strikes updates only (true), inserts only (false)',
  })
  @Optional()
  @IsBoolean()
  isUpdating?: boolean;

  @ApiPropertyOptional({ type: String, description: 'Strikes calls about this dossier (MaHoSo) only' })
  @Optional()
  @IsString()
  @MaxLength(100)
  dossier?: string;

  @ApiPropertyOptional({ type: String, description: 'Manner of the kind; absent: its default, or one at random' })
  @Optional()
  @IsString()
  @MaxLength(40)
  style?: string;

  @ApiPropertyOptional({ type: String, example: '-1', description: 'error_code' })
  @Optional()
  @Matches(/^-?\d{1,6}$/)
  code?: string;

  @ApiPropertyOptional({ type: String, description: 'Text of the answer' })
  @Optional()
  @IsString()
  @MaxLength(1000)
  message?: string;

  @ApiPropertyOptional({ type: Number, description: 'Milliseconds' })
  @Optional()
  @IsInt()
  @Min(0)
  @Max(DAY_MS)
  delayMs?: number;

  @ApiPropertyOptional({ type: Number, description: 'Seconds of lag, of clock skew (negative: slow), of Retry-After' })
  @Optional()
  @IsInt()
  @Min(-86_400)
  @Max(86_400)
  seconds?: number;

  @ApiPropertyOptional({ type: Number, example: 502, description: 'HTTP status' })
  @Optional()
  @IsInt()
  @Min(200)
  @Max(599)
  status?: number;

  @ApiPropertyOptional({ type: Boolean, default: false, description: 'The call takes effect although it looks failed' })
  @Optional()
  @IsBoolean()
  apply?: boolean;

  @ApiPropertyOptional({
    type: Boolean,
    default: false,
    description: 'existsStyle: new dossiers are told to exist as well',
  })
  @Optional()
  @IsBoolean()
  always?: boolean;

  @ApiPropertyOptional({
    type: Boolean,
    default: false,
    description: 'clockSkew: instants after the portal’s clock are refused',
  })
  @Optional()
  @IsBoolean()
  refuseFuture?: boolean;

  @ApiPropertyOptional({ type: [String], description: 'unknownProcedures: codes (MaTTHC)' })
  @Optional()
  @IsArray()
  @ArrayMaxSize(1000)
  @IsString({ each: true })
  procedures?: string[];

  @ApiPropertyOptional({ type: Number, description: 'shortList: part of the list that is answered, 0 to 1' })
  @Optional()
  @IsNumber()
  @Min(0)
  @Max(1)
  share?: number;

  @ApiPropertyOptional({ type: String, example: 'DonViXuLy', description: 'silentAlteration: field of the record' })
  @Optional()
  @Matches(/^[A-Za-z]{1,60}$/)
  field?: string;

  @ApiPropertyOptional({ type: String, description: 'silentAlteration: its new value; redirect: the address' })
  @Optional()
  @IsString()
  @MaxLength(1000)
  value?: string;
}

export class FaultsDto {
  @ApiProperty({ type: [FaultDto], description: 'In place of all faults declared before' })
  @NestedList(() => FaultDto, { max: 200 })
  faults!: FaultDto[];

  @ApiPropertyOptional({ type: Number, description: 'Starts the random numbers again from this seed' })
  @Optional()
  @IsInt()
  @Min(0)
  @Max(4_294_967_295)
  seed?: number;

  /** Fields that were not given are undefined in a DTO, and absent in a fault. */
  toFaults(): Fault[] {
    const given = (dto: FaultDto) => Object.entries(dto).filter(([, value]) => value !== undefined);
    return this.faults.map((dto) => Object.fromEntries(given(dto)) as unknown as Fault);
  }
}

export class DeclaredFaultView extends FaultDto {
  @ApiProperty({ type: Number, description: 'Calls it has struck' })
  struck!: number;

  @ApiProperty({ type: Boolean, description: 'Would it strike a call that came now?' })
  active!: boolean;
}

export class FaultsView {
  @ApiProperty({ type: [DeclaredFaultView] })
  faults!: DeclaredFaultView[];
}
