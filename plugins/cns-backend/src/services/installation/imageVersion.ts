/**
 * The version in the tag of a container image: `1.16.3` for `quay.io/cilium/cilium:v1.16.3@sha256:...`. None when the tag is no version.
 *
 * @internal
 */
export function imageVersion(image: string): string | undefined {
  const [withoutDigest] = image.split('@');
  // After the last slash, since a registry may have a port.
  const tag = withoutDigest
    .slice(withoutDigest.lastIndexOf('/') + 1)
    .split(':')[1];
  return /^v?(\d+\.\d+(?:\.\d+)?(?:[-+.][\w.-]+)?)$/.exec(tag ?? '')?.[1];
}
