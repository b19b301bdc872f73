import { createHash } from 'node:crypto';

/** The id that Git gives to a file's content. @internal */
export function blobId(content: string): string {
  const bytes = Buffer.from(content, 'utf8');
  return createHash('sha1')
    .update(`blob ${bytes.length}\0`)
    .update(bytes)
    .digest('hex');
}

/** The SHA-256 of a file's content, which GitLab calls `content_sha256`. @internal */
export function contentSha256(content: string): string {
  return createHash('sha256').update(content, 'utf8').digest('hex');
}
