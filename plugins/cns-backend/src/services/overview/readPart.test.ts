import { mockServices } from '@backstage/backend-test-utils';
import { NotFoundError } from '@backstage/errors';
import { Answer } from 'backstage-plugin-cns-common';
import { readPart } from './readPart';

function read(answer: () => Promise<Answer<number>>) {
  return readPart({
    read: answer,
    upstream: { kind: 'prometheus', name: 'throughput' },
    title: 'The throughput',
    deadlineMs: 50,
    logger: mockServices.logger.mock(),
  });
}

describe('readPart', () => {
  it('passes on what arrives', async () => {
    const answer = { items: [1], problems: [], freshness: [] };
    await expect(read(async () => answer)).resolves.toBe(answer);
  });

  it('leaves a denied part out without a word', async () => {
    await expect(
      read(async () => {
        throw new NotFoundError('no');
      }),
    ).resolves.toEqual({ problems: [] });
  });

  it('does not wait for a late part, nor mind how it ends', async () => {
    let fail: (error: Error) => void = () => {};
    const late = read(
      () =>
        new Promise((_, reject) => {
          fail = reject;
        }),
    );
    await expect(late).resolves.toMatchObject({
      problems: [
        {
          code: 'timeout',
          message: 'The throughput did not arrive within 0.05 s.',
        },
      ],
    });
    fail(new Error('later'));
  });

  it('says that a part failed, without its details', async () => {
    const { problems } = await read(async () => {
      throw new Error('password=secret');
    });
    expect(problems).toMatchObject([{ code: 'server-error' }]);
    expect(JSON.stringify(problems)).not.toContain('secret');
  });
});
