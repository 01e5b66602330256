import { ApiProperty } from '@nestjs/swagger';
import { formatInstant } from '@motcua/contracts';
import { AccountView } from '../show-account/account.view.js';
import type { IssuedActivation } from './activation-issuer.js';

export class ActivationView {
  @ApiProperty({ type: String, description: 'Chỉ hiện một lần; đưa tận tay người dùng', example: 'k7m2p-…' })
  code!: string;

  @ApiProperty({ type: String, format: 'date-time' })
  expiresAt!: string;

  @ApiProperty({
    type: String,
    description: 'Nơi nhập mã kích hoạt',
    example: 'https://motcua.example.gov.vn/oidc/activate',
  })
  address!: string;
}

export class ActivatedAccountView extends AccountView {
  @ApiProperty({ type: ActivationView })
  activation!: ActivationView;
}

export function activationView({ code, expiresAt }: IssuedActivation, issuer: string): ActivationView {
  return { code, expiresAt: formatInstant(expiresAt), address: `${issuer}/activate` };
}
