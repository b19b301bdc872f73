import { Problem } from '../../model/Problem';
import { parseDocument } from './parseDocument';
import { defaultReadLimits, ReadLimits } from './ReadLimits';
import { SourceObject } from './SourceObject';
import { splitDocuments } from './splitDocuments';
import { toSourceObjects } from './toSourceObjects';

/**
 * One file of manifests: its name, for messages, and its text.
 *
 * @public
 */
export interface ManifestFile {
  readonly path: string;
  readonly text: string;
}

/**
 * Reads YAML or JSON text into Kubernetes objects, whatever their kind. Never throws: what cannot be used is a problem with
 * file, document and line, and everything else is still read.
 *
 * @public
 */
export function readDocuments(
  files: readonly ManifestFile[],
  limits: ReadLimits = defaultReadLimits,
): {
  readonly objects: readonly SourceObject[];
  readonly problems: readonly Problem[];
} {
  const objects: SourceObject[] = [];
  const problems: Problem[] = [];
  for (const file of files) readFile(file);
  return { objects, problems };

  function readFile(file: ManifestFile): void {
    if (file.text.length > limits.fileBytes) {
      problems.push({
        code: 'file-too-large',
        severity: 'error',
        message: `The file is larger than ${limits.fileBytes} bytes and was not read. Split it.`,
        file: file.path,
      });
      return;
    }
    const documents = splitDocuments(file.text.replace(/^\uFEFF/, ''));
    if (documents.length > limits.documents) {
      problems.push({
        code: 'too-many-documents',
        severity: 'error',
        message: `The file has ${documents.length} documents; those after the first ${limits.documents} were not read. Split it.`,
        file: file.path,
      });
    }
    for (const [index, { text, line }] of documents
      .slice(0, limits.documents)
      .entries()) {
      const parsed = parseDocument(text, limits);
      const place = { file: file.path, document: index };
      for (const problem of parsed.problems) {
        problems.push({
          ...problem,
          ...place,
          line: (problem.line ?? 1) + line - 1,
        });
      }
      if (
        parsed.usable &&
        parsed.value !== null &&
        parsed.value !== undefined
      ) {
        const source = { ...place, line, path: [] };
        for (const object of toSourceObjects(
          parsed.value,
          source,
          text,
          problem => problems.push(problem),
        )) {
          objects.push(object);
        }
      }
    }
  }
}
