/**
 * One document of a YAML stream: its text and the line (from 1) of the file on which that text starts.
 *
 * @internal
 */
export interface DocumentText {
  readonly text: string;
  readonly line: number;
}

/**
 * Cuts a YAML stream into its documents.
 *
 * @remarks
 * YAML forbids a `---` line inside any value, so cutting by lines is exact, and a document that is broken cannot spoil
 * the ones after it. What follows `---` on its line belongs to the document.
 *
 * @internal
 */
export function splitDocuments(stream: string): DocumentText[] {
  const documents: DocumentText[] = [];
  const marker = /^---(?=[ \t\r\n]|$)/gm;
  let start = 0;
  let line = 1;
  for (const match of stream.matchAll(marker)) {
    const text = stream.slice(start, match.index);
    documents.push({ text, line });
    line += countNewlines(text);
    // Keep the columns of content on the marker's line by leaving out the marker only.
    start = match.index + 3;
  }
  documents.push({ text: stream.slice(start), line });
  return documents.filter(({ text }) => !isBlank(text));
}

function countNewlines(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
    count++;
  }
  return count;
}

/** Only comments, directives, end markers and white space: an empty document. */
function isBlank(text: string): boolean {
  return /^(?:[ \t]*(?:#[^\n]*)?\r?(?:\n|$)|%[^\n]*(?:\n|$)|\.\.\.[ \t\r]*(?:\n|$))*$/.test(
    text,
  );
}
