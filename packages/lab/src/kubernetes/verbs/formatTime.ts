/** RFC 3339 in whole seconds, as Kubernetes writes times. @internal */
export function formatTime(ms: number): string {
  return new Date(Math.floor(ms / 1000) * 1000)
    .toISOString()
    .replace('.000Z', 'Z');
}
