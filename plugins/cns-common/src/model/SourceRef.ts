/**
 * Where an object was read: its file, the number of its document in that file (from 0), the line (from 1) on which that
 * document starts, and for an item of a `List` the path to it.
 *
 * @public
 */
export interface SourceRef {
  readonly file?: string;
  readonly document?: number;
  readonly line?: number;
  /** Path inside the document, e.g. `['items', 3]`; empty for an object that is a document of its own. */
  readonly path: readonly (string | number)[];
}
