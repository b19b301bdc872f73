import { mockServices } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { AuthorizedInstallationService } from './installation/AuthorizedInstallationService';
import { AuthorizedLogsService } from './logs/AuthorizedLogsService';
import { AuthorizedPipelinesService } from './pipelines/AuthorizedPipelinesService';
import { ReadAuthorizer } from './ReadAuthorizer';
import { createQuery } from './testing/createFakeBinding';
import { AuthorizedTrafficService } from './traffic/AuthorizedTrafficService';

const ANSWER = { items: [], problems: [], freshness: [] };

describe.each([
  [
    'traffic',
    'cns.flow.read',
    (authorizer: ReadAuthorizer) =>
      new AuthorizedTrafficService({
        service: { read: async () => ANSWER },
        authorizer,
      }).read(createQuery(), '3h'),
  ],
  [
    'pipelines',
    'cns.installation.read',
    (authorizer: ReadAuthorizer) =>
      new AuthorizedPipelinesService({
        service: { list: async () => ANSWER },
        authorizer,
      }).list(createQuery()),
  ],
  [
    'installation',
    'cns.installation.read',
    (authorizer: ReadAuthorizer) =>
      new AuthorizedInstallationService({
        service: { list: async () => ANSWER },
        authorizer,
      }).list(createQuery()),
  ],
  [
    'logs',
    'cns.log.read',
    (authorizer: ReadAuthorizer) =>
      new AuthorizedLogsService({
        service: { list: async () => ANSWER },
        authorizer,
      }).list(createQuery()),
  ],
])('%s', (_, permission, read) => {
  /** Answers `result` for the permission that the service needs, and `others` for all others. */
  const withResult = (
    result:
      | AuthorizeResult.ALLOW
      | AuthorizeResult.DENY
      | AuthorizeResult.CONDITIONAL,
    others: AuthorizeResult.ALLOW | AuthorizeResult.DENY,
  ) =>
    new ReadAuthorizer({
      permissions: mockServices.permissions.mock({
        authorize: async requests =>
          requests.map(({ permission: { name }, resourceRef }) =>
            // Types promise that the service never passes a conditional answer on; the code must not rely on it.
            Object.assign({
              result:
                name === permission && resourceRef === 'component:default/cart'
                  ? result
                  : others,
            }),
          ),
      }),
    });

  it('is answered with permission on the entity, and needs no other', async () => {
    await expect(
      read(withResult(AuthorizeResult.ALLOW, AuthorizeResult.DENY)),
    ).resolves.toBe(ANSWER);
  });

  it.each([AuthorizeResult.DENY, AuthorizeResult.CONDITIONAL] as const)(
    'looks like an entity that is not there with %s, whatever else is allowed',
    async result => {
      await expect(
        read(withResult(result, AuthorizeResult.ALLOW)),
      ).rejects.toMatchObject({
        name: 'NotFoundError',
        message: 'No entity component:default/cart was found',
      });
    },
  );
});
