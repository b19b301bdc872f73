/**
 * Has the browser save a text as a file.
 *
 * @internal
 */
export function downloadText(file: {
  readonly name: string;
  readonly type: string;
  readonly text: string;
}): void {
  const url = URL.createObjectURL(new Blob([file.text], { type: file.type }));
  const anchor = document.createElement('a');
  anchor.href = url;
  anchor.download = file.name;
  anchor.click();
  // The browser has taken hold of the blob by the time that the click returns.
  URL.revokeObjectURL(url);
}
