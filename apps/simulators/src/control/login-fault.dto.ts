import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { NestedList, Optional } from '@motcua/service-kit';
import { ArrayMaxSize, IsArray, IsIn, IsInt, IsString, Matches, Max, MaxLength, Min } from 'class-validator';
import { endpoints, type Endpoint } from '../login/login-fault.js';
import {
  loginFaultKindNames,
  loginFaultKinds,
  type LoginFault,
  type LoginFaultKindName,
} from '../login/login-fault-kinds.js';
import { FaultTimingDto } from './fault-timing.dto.js';

const DAY_MS = 86_400_000;
const kindsExplained = loginFaultKindNames.map((kind) => `${kind}: ${loginFaultKinds[kind].means}`).join('; ');

/** A fault of the login as a caller declares it. Which options a kind has: README. */
export class LoginFaultDto extends FaultTimingDto {
  @ApiProperty({ enum: loginFaultKindNames, description: kindsExplained })
  @IsIn(loginFaultKindNames)
  kind!: LoginFaultKindName;

  @ApiPropertyOptional({ enum: endpoints, description: 'Strikes this endpoint only' })
  @Optional()
  @IsIn(endpoints)
  endpoint?: Endpoint;

  @ApiPropertyOptional({ type: String, example: 'u-0001', description: 'Strikes sign-ins of this person only' })
  @Optional()
  @IsString()
  @MaxLength(100)
  sub?: string;

  @ApiPropertyOptional({ type: String, description: 'Manner of the kind; absent: its default' })
  @Optional()
  @IsString()
  @MaxLength(40)
  style?: string;

  @ApiPropertyOptional({ type: Number, description: 'Milliseconds' })
  @Optional()
  @IsInt()
  @Min(0)
  @Max(DAY_MS)
  delayMs?: number;

  @ApiPropertyOptional({ type: Number, example: 500, description: 'HTTP status' })
  @Optional()
  @IsInt()
  @Min(400)
  @Max(599)
  status?: number;

  @ApiPropertyOptional({ type: String, example: 'access_denied', description: 'Value of "error"' })
  @Optional()
  @Matches(/^[a-z_]{1,60}$/)
  code?: string;

  @ApiPropertyOptional({ type: String, description: 'Value of "error_description"' })
  @Optional()
  @IsString()
  @MaxLength(1000)
  message?: string;

  @ApiPropertyOptional({ type: Number, description: 'expiredToken: seconds since it expired' })
  @Optional()
  @IsInt()
  @Min(1)
  @Max(31_536_000)
  seconds?: number;

  @ApiPropertyOptional({ type: [String], description: 'missingClaims: names of claims' })
  @Optional()
  @IsArray()
  @ArrayMaxSize(50)
  @IsString({ each: true })
  claims?: string[];

  @ApiPropertyOptional({ type: String, description: 'Value of the claim that is changed' })
  @Optional()
  @IsString()
  @MaxLength(1000)
  value?: string;

  @ApiPropertyOptional({ type: String, example: 'u-0002', description: 'Somebody else; absent: the first other one' })
  @Optional()
  @IsString()
  @MaxLength(100)
  as?: string;
}

export class LoginFaultsDto {
  @ApiProperty({ type: [LoginFaultDto], description: 'In place of all faults declared before' })
  @NestedList(() => LoginFaultDto, { max: 200 })
  faults!: LoginFaultDto[];

  @ApiPropertyOptional({ type: Number, description: 'Starts the random numbers again from this seed' })
  @Optional()
  @IsInt()
  @Min(0)
  @Max(4_294_967_295)
  seed?: number;

  toFaults(): LoginFault[] {
    const given = (dto: LoginFaultDto) => Object.entries(dto).filter(([, value]) => value !== undefined);
    return this.faults.map((dto) => Object.fromEntries(given(dto)) as unknown as LoginFault);
  }
}

export class DeclaredLoginFaultView extends LoginFaultDto {
  @ApiProperty({ type: Number, description: 'Answers it has struck' })
  struck!: number;

  @ApiProperty({ type: Boolean, description: 'Would it strike one now?' })
  active!: boolean;
}

export class LoginFaultsView {
  @ApiProperty({ type: [DeclaredLoginFaultView] })
  faults!: DeclaredLoginFaultView[];
}
