/**
 * The same answer of Prometheus with warnings in it; other answers pass unchanged.
 *
 * @internal
 */
export function addWarnings(
  response: Response,
  warnings: readonly string[],
): Response {
  if (!response.headers.get('content-type')?.includes('json')) {
    return response;
  }
  const body = new ReadableStream<Uint8Array>({
    async start(controller) {
      const answer: unknown = await response.json();
      const changed =
        typeof answer === 'object' && answer !== null
          ? { ...answer, warnings }
          : answer;
      controller.enqueue(new TextEncoder().encode(JSON.stringify(changed)));
      controller.close();
    },
  });
  const headers = new Headers(response.headers);
  headers.delete('content-length');
  return new Response(body, { status: response.status, headers });
}
