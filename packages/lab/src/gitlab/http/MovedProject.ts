/**
 * Thrown when a project is asked for by a path that it had before: GitLab answers 301 to the same address with the
 * project's id.
 *
 * @internal
 */
export class MovedProject extends Error {
  readonly location: string;

  constructor(location: string) {
    super(`moved to ${location}`);
    this.name = 'MovedProject';
    this.location = location;
  }
}
