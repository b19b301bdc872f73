import { Problem } from '../../model/Problem';
import { createPathLocator, splitPath } from './createPathLocator';
import { SourceObject } from './SourceObject';

/**
 * A problem whose `path`, if any, leads from the root of `subject`.
 *
 * @internal
 */
export interface ObjectProblem {
  readonly problem: Problem;
  readonly subject: SourceObject;
}

/**
 * Adds file, document, line and column to problems of objects.
 *
 * @remarks
 * Positions are found by reading the one document again, and only for documents with problems: keeping positions of
 * everything would cost more than reading.
 *
 * @internal
 */
export function locateProblems(found: readonly ObjectProblem[]): Problem[] {
  const locators = new Map<string, ReturnType<typeof createPathLocator>>();
  return found.map(({ problem, subject }) => {
    const { file, document, line } = subject.source;
    const placed = { ...problem, file, document, line };
    if (subject.text === undefined) return placed;
    const key = `${file}#${document}`;
    let locate = locators.get(key);
    if (locate === undefined) {
      locate = createPathLocator(subject.text);
      locators.set(key, locate);
    }
    const position = locate([
      ...subject.source.path,
      ...splitPath(problem.path ?? ''),
    ]);
    return position === undefined
      ? placed
      : {
          ...placed,
          line: (line ?? 1) + position.line - 1,
          column: position.column,
        };
  });
}
