import { readErrorDetail } from './readErrorDetail';

describe('readErrorDetail', () => {
  it.each([
    ['Prometheus', '{"status":"error","error":"parse error"}', 'parse error'],
    ['GitLab', '{"message":"404 Project Not Found"}', '404 Project Not Found'],
    [
      'GitLab, by field',
      '{"message":{"name":["is bad"]}}',
      '{"name":["is bad"]}',
    ],
    ['GitLab, OAuth', '{"error":"invalid_token"}', 'invalid_token'],
    [
      'Kubernetes',
      '{"kind":"Status","message":"pods is forbidden"}',
      'pods is forbidden',
    ],
    ['plain text', 'Retry\n  later\n', 'Retry later'],
    ['a page', ' <html><body>502</body></html>', undefined],
    ['nothing', '', undefined],
    ['an object without words', '{"code":3}', undefined],
    ['a list', '[]', undefined],
    ['null', 'null', 'null'],
  ])('reads the body of %s', (_, body, expected) => {
    expect(readErrorDetail(body)).toBe(expected);
  });

  it('is short', () => {
    expect(readErrorDetail('x'.repeat(10_000))).toHaveLength(301);
  });
});
