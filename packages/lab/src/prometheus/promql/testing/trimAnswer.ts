/**
 * The beginning of an answer and how long it was: enough to see that two answers are alike, short enough to be kept.
 *
 * @internal
 */
export function trimAnswer(answer: object): object {
  if (!('lines' in answer) || !Array.isArray(answer.lines)) {
    return answer;
  }
  const { lines } = answer;
  return { ...answer, lines: lines.slice(0, 3), of: lines.length };
}
