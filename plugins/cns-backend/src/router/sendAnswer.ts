import { createHash } from 'node:crypto';
import { Request, Response } from 'express';

// What the framework adds to protect documents. A 304 has no content; the client keeps these headers from the answer that it has (RFC 9110, 15.4.5).
const NOT_FOR_UNCHANGED = [
  'Content-Security-Policy',
  'Cross-Origin-Opener-Policy',
  'Cross-Origin-Resource-Policy',
  'Origin-Agent-Cluster',
  'Referrer-Policy',
  'Strict-Transport-Security',
  'X-Content-Type-Options',
  'X-DNS-Prefetch-Control',
  'X-Download-Options',
  'X-Frame-Options',
  'X-Permitted-Cross-Domain-Policies',
  'X-XSS-Protection',
] as const;

/**
 * Answers with JSON and an ETag made from its bytes, or with 304 when the client already has them, so that an unchanged poll costs next to
 * nothing. No value of an answer may move with the clock, or this is in vain.
 *
 * @internal
 */
export function sendAnswer(req: Request, res: Response, answer: object): void {
  const body = JSON.stringify(answer);
  // Weak, because compression in front of us may change the bytes.
  const etag = `W/"${createHash('sha256')
    .update(body)
    .digest('base64url')
    .slice(0, 22)}"`;
  res.set('ETag', etag);
  // Private: it depends on who asks. No-cache: keep it, but ask again, so that the browser sends If-None-Match by itself.
  res.set('Cache-Control', 'private, no-cache');
  // `fresh` compares If-None-Match with the ETag that was just set.
  if (req.fresh) {
    for (const name of NOT_FOR_UNCHANGED) {
      res.removeHeader(name);
    }
    res.status(304).end();
    return;
  }
  res.type('application/json').send(body);
}
