import { PipelineJob } from 'backstage-plugin-cns-common';
import { orderJobs } from './orderJobs';

const job = (id: number, stage: string, name: string): PipelineJob => ({
  id,
  stage,
  name,
  status: 'success',
  allowFailure: false,
  webUrl: `https://gitlab.test/jobs/${id}`,
});

describe('orderJobs', () => {
  it('puts stages in the order in which GitLab created them', () => {
    const answered = [
      job(5, 'deploy', 'apply'),
      job(4, 'test', 'unit'),
      job(3, 'test', 'lint'),
      job(1, 'build', 'image'),
    ];
    expect(orderJobs(answered).map(({ name }) => name)).toEqual([
      'image',
      'lint',
      'unit',
      'apply',
    ]);
  });

  it('keeps the newest attempt, in the place of the first', () => {
    const answered = [
      job(9, 'build', 'image'),
      job(5, 'deploy', 'apply'),
      job(1, 'build', 'image'),
    ];
    expect(orderJobs(answered).map(({ id }) => id)).toEqual([9, 5]);
  });

  it('tells jobs of the same name in different stages apart', () => {
    const answered = [job(2, 'deploy', 'check'), job(1, 'test', 'check')];
    expect(orderJobs(answered).map(({ id }) => id)).toEqual([1, 2]);
  });
});
