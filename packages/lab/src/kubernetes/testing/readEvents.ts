/** Reads a watch line by line. @internal */
export interface EventReader {
  /** The next event; `undefined` at the end. */
  next(): Promise<
    | { readonly type: string; readonly object: Record<string, unknown> }
    | undefined
  >;
}

/** @internal */
export function readEvents(response: Response): EventReader {
  const reader = response.body
    ?.pipeThrough(new TextDecoderStream())
    .getReader();
  let rest = '';
  return {
    next: async () => {
      while (!rest.includes('\n')) {
        const chunk = await reader?.read();
        if (!chunk || chunk.done) return undefined;
        rest += chunk.value;
      }
      const end = rest.indexOf('\n');
      const line = rest.slice(0, end);
      rest = rest.slice(end + 1);
      return JSON.parse(line);
    },
  };
}
