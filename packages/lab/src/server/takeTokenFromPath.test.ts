import { takeTokenFromPath } from './takeTokenFromPath';

describe('takeTokenFromPath', () => {
  it.each([
    ['/api/v1/pods?limit=1', { path: '/api/v1/pods?limit=1' }],
    ['/as/secret/api?x=/as/y/', { path: '/api?x=/as/y/', token: 'secret' }],
    ['/as/secret', { path: '/', token: 'secret' }],
    ['/apis/as/secret', { path: '/apis/as/secret' }],
  ])('reads %s', (path, expected) => {
    expect(takeTokenFromPath(path)).toEqual(expected);
  });
});
