import { limitParallel } from './limitParallel';

describe('limitParallel', () => {
  it('sends no more than so many at a time, and all in the end', async () => {
    let open = 0;
    let most = 0;
    const http = limitParallel(
      {
        request: async ({ url }) => {
          open += 1;
          most = Math.max(most, open);
          await new Promise(resolve => {
            setTimeout(resolve, 5);
          });
          open -= 1;
          return { status: 200, headers: new Headers(), text: url.pathname };
        },
      },
      3,
    );
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, i) =>
        http.request({ url: new URL(`http://a/${i}`) }),
      ),
    );
    expect(most).toBe(3);
    expect(answers.map(({ text }) => text)).toEqual(
      Array.from({ length: 10 }, (_, i) => `/${i}`),
    );
  });
});
