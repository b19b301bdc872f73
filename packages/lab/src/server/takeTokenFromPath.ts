/** A request's path without the token, and the token. @internal */
export interface PathWithToken {
  readonly path: string;
  readonly token?: string;
}

/**
 * Reads a bearer token out of an address like `http://127.0.0.1:7011/as/lab-admin-token`.
 *
 * @remarks
 * kubectl drops all credentials of a kubeconfig whose server is plain http. With the token in the server's path it can use the
 * lab all the same.
 *
 * @internal
 */
export function takeTokenFromPath(path: string): PathWithToken {
  const [, token, rest] = /^\/as\/([^/?]+)(\/.*)?$/.exec(path) ?? [];
  return token === undefined ? { path } : { path: rest ?? '/', token };
}
