import { Body, Controller, Get, Module, Post } from '@nestjs/common';
import { IsArray, IsObject, IsString, ValidateNested } from 'class-validator';
import { generateKeyPair } from 'jose';
import { assertEveryRouteDeclaresPermission, routesOf } from '../http/routes.js';
import { requester } from '../sample/requests.js';
import { ComponentDto, OwnerDto, SampleDto } from '../sample/sample.dto.js';
import { sampleWith, sampleWorld, type SampleWorld } from '../sample/sample-service.js';
import { assertBodiesValidated } from '../validation/bodies.js';
import { Public } from './permit.js';

describe('access', () => {
  let world: SampleWorld;
  const send = requester(() => world);
  beforeAll(async () => {
    world = await sampleWorld();
  });
  afterAll(() => world.end());

  const codeOf = async (headers: Record<string, string>, token: string | null = null) => {
    const { status, body } = await send('GET', '/v1/samples', { headers, token });
    return [status, body['code']];
  };

  it('demands a token', async () => {
    expect(await codeOf({})).toEqual([401, 'TOKEN_MISSING']);
    const { headers } = await send('GET', '/v1/samples', { token: null });
    expect(headers['www-authenticate']).toBe('Bearer');
  });

  it.each(['', 'Bearer', 'Bearer  ', 'Basic b2ZmaWNlcjox', 'Bearer a b', 'Bearer ấ'])(
    'refuses "Authorization: %s"',
    async (authorization) => expect((await codeOf({ authorization }))[0]).toBe(401),
  );

  it('refuses forged, expired and foreign tokens', async () => {
    const { privateKey } = await generateKeyPair('ES256');
    const { issuer } = world;
    expect(await codeOf({}, await issuer.token({ key: privateKey }))).toEqual([401, 'TOKEN_INVALID']);
    expect(await codeOf({}, await issuer.token({ expiresAt: 1 }))).toEqual([401, 'TOKEN_EXPIRED']);
    expect(await codeOf({}, await issuer.token({ audience: 'other' }))).toEqual([401, 'TOKEN_INVALID']);
    expect(await codeOf({}, await issuer.token())).toEqual([200, undefined]);
  });

  it('names the permission that is missing, before anything of the body is looked at', async () => {
    const token = await world.issuer.token({ permissions: ['sample:read'] });
    const { status, body } = await send('POST', '/v1/samples', { token, body: { bad: 1 } });
    expect([status, body['code']]).toEqual([403, 'PERMISSION_DENIED']);
    expect(body['detail']).toContain('sample:write');
  });

  it('wants the permission for the whole province, unless the route bounds what it does', async () => {
    const answers = async (path: string, grant: string) => {
      const token = await world.issuer.token({ permissions: [grant] });
      const { status, body } = await send('GET', path, { token });
      return [status, body['code']];
    };
    for (const scope of ['own', 'unit', 'subtree']) {
      expect(await answers('/v1/samples', `sample:read@${scope}`)).toEqual([403, 'SCOPE_TOO_NARROW']);
      expect((await answers('/v1/samples/within', `sample:read@${scope}`))[0]).toBe(200);
    }
    expect((await answers('/v1/samples', 'sample:read@province'))[0]).toBe(200);
    expect(await answers('/v1/samples/within', 'sample:write')).toEqual([403, 'PERMISSION_DENIED']);
  });

  it('gives public routes to anyone, as nobody', async () => {
    expect((await send('GET', '/v1/samples/open', { token: null })).body).toEqual({ actor: 'anonymous' });
    expect((await send('GET', '/v1/samples/open', { token: 'nonsense' })).status).toBe(200);
  });

  it('is declared by every route', () => {
    expect(() => assertEveryRouteDeclaresPermission(world.running.app)).not.toThrow();
    expect(routesOf(world.running.app)).toContainEqual(
      expect.objectContaining({
        method: 'POST',
        path: '/v1/samples',
        access: { anyOf: ['sample:write'], scoped: false },
      }),
    );
    expect(() => assertBodiesValidated(world.running.app)).not.toThrow();
  });
});

class LooseDto {
  @IsObject()
  owner!: OwnerDto;
  @IsArray()
  list!: string[];
  @ValidateNested()
  untyped!: OwnerDto;
  @IsString()
  fine!: string;
}

@Controller('v1/samples')
class ForgetfulController {
  @Get('forgotten')
  forgotten(): object {
    return {};
  }
  @Post('interface')
  @Public()
  anyBody(@Body() body: { any: string }): object {
    return body;
  }
  @Post('list')
  @Public()
  listBody(@Body() body: ComponentDto[]): object {
    return body;
  }
  @Post('loose')
  @Public()
  looseBody(@Body() body: LooseDto): object {
    return body;
  }
  @Post('strict')
  @Public()
  strictBody(@Body() body: SampleDto): object {
    return body;
  }
}

@Module({ controllers: [ForgetfulController] })
class ForgetfulModule {}

describe('a controller that forgets', () => {
  let world: SampleWorld;
  const send = requester(() => world);
  beforeAll(async () => {
    world = await sampleWorld(sampleWith(ForgetfulModule));
  });
  afterAll(() => world.end());

  it('its permission keeps the route closed, even with a token', async () => {
    const { status, body } = await send('GET', '/v1/samples/forgotten');
    expect([status, body['code']]).toEqual([403, 'ROUTE_CLOSED']);
  });

  it('its permission is found by the walk through the router', () => {
    expect(() => assertEveryRouteDeclaresPermission(world.running.app)).toThrow(
      'GET /v1/samples/forgotten (ForgetfulController.forgotten)',
    );
  });

  it('to validate its bodies is found by the walk through the bodies', () => {
    let message = '';
    try {
      assertBodiesValidated(world.running.app);
    } catch (error) {
      message = (error as Error).message;
    }
    expect(message.split('\n').slice(1).sort()).toEqual([
      'ForgetfulController.anyBody: the body is no class',
      'ForgetfulController.listBody: the body is no class',
      'ForgetfulController.looseBody: LooseDto.list: the elements of the list are not validated',
      'ForgetfulController.looseBody: LooseDto.owner: objects without @ValidateNested and @Type',
      'ForgetfulController.looseBody: LooseDto.untyped: @ValidateNested without @Type',
    ]);
  });
});
