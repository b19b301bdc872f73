import { redactSecrets } from './redactSecrets';

describe('redactSecrets', () => {
  it.each([
    [
      'a token',
      'bad glpat-abc',
      { 'PRIVATE-TOKEN': 'glpat-abc' },
      'bad [redacted]',
    ],
    [
      'a token without its scheme',
      'bad t0ken, Bearer t0ken',
      { authorization: 'Bearer t0ken' },
      'bad [redacted], [redacted]',
    ],
    [
      'a key of any name',
      'key s3cret',
      { 'X-Any': 's3cret' },
      'key [redacted]',
    ],
    [
      'user information in addresses',
      'at https://me:pw@host/x and http://token@host',
      {},
      'at https://[redacted]@host/x and http://[redacted]@host',
    ],
    [
      'nothing of headers that are public',
      'no application/json',
      { accept: 'application/json' },
      'no application/json',
    ],
    ['nothing that is too short to be a secret', 'a b', { x: 'a' }, 'a b'],
  ])('takes out %s', (_, text, headers, expected) => {
    expect(redactSecrets(text, headers)).toBe(expected);
  });
});
