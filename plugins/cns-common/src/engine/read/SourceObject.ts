import { SourceRef } from '../../model/SourceRef';

/**
 * One Kubernetes object as it was found: plain values that keep everything, also what the engine does not understand,
 * and the place it came from.
 *
 * @public
 */
export interface SourceObject {
  /** Without the version; empty for the core group. Absent if the object has no `apiVersion`. */
  readonly group?: string;
  readonly version?: string;
  readonly kind: string;
  readonly value: Readonly<Record<string, unknown>>;
  readonly source: SourceRef;
  /** The text of the document it stands in, if it came from text: for writing back and for finding lines. */
  readonly text?: string;
}
