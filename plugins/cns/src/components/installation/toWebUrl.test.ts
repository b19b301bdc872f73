import { toWebUrl } from './toWebUrl';

describe('toWebUrl', () => {
  it.each([
    ['https://cart.example.com', 'https://cart.example.com'],
    ['HTTP://cart.example.com/a', 'HTTP://cart.example.com/a'],
    // eslint-disable-next-line no-script-url -- what must not become a link
    ['javascript:alert(1)', undefined],
    [' https://cart.example.com', undefined],
    ['data:text/html,x', undefined],
    ['//cart.example.com', undefined],
    ['', undefined],
    [undefined, undefined],
  ])('%p: %p', (text, url) => {
    expect(toWebUrl(text)).toBe(url);
  });
});
