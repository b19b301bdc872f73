import { buildProblem } from '../../testing/buildProblem';
import { splitUnbound } from './splitUnbound';

describe('splitUnbound', () => {
  it('takes the missing annotation out', () => {
    const timeout = buildProblem();
    expect(
      splitUnbound([buildProblem({ code: 'not-annotated' }), timeout]),
    ).toEqual({ unbound: true, others: [timeout] });
  });

  it('leaves all others', () => {
    const problems = [
      buildProblem({ code: 'annotation-malformed' }),
      buildProblem(),
    ];
    expect(splitUnbound(problems)).toEqual({
      unbound: false,
      others: problems,
    });
  });
});
