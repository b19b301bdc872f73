/**
 * How much input a reader takes before it refuses the rest with a problem.
 *
 * @public
 */
export interface ReadLimits {
  /** Bytes (UTF-16 code units of the text, to be exact) of one file. */
  readonly fileBytes: number;
  /** Documents in one file. */
  readonly documents: number;
  /** Nesting of mappings and lists. */
  readonly depth: number;
  /** Values in one document after aliases are replaced by what they stand for. */
  readonly nodes: number;
}

/**
 * Limits that any real manifest keeps and that bound time and memory for hostile ones.
 *
 * @public
 */
export const defaultReadLimits: ReadLimits = {
  fileBytes: 40_000_000,
  documents: 50_000,
  depth: 100,
  nodes: 5_000_000,
};
