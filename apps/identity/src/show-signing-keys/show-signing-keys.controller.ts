import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Permit } from '@motcua/service-kit';
import { ShowSigningKeys } from './show-signing-keys.js';
import { SigningKeysView } from './signing-keys.view.js';

@ApiTags('signing-keys')
@Controller('v1/signing-keys')
export class ShowSigningKeysController {
  constructor(private readonly showSigningKeys: ShowSigningKeys) {}

  @Get()
  @Permit('identity:administer')
  @ApiOperation({ operationId: 'showSigningKeys', summary: 'Các khoá ký và thời điểm chúng bắt đầu ký' })
  @ApiOkResponse({ type: SigningKeysView })
  show(): Promise<SigningKeysView> {
    return this.showSigningKeys.execute();
  }
}
