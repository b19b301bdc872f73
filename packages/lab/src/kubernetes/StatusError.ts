/** One of the reasons for a 422 or a conflict. @internal */
export interface StatusCause {
  readonly reason: string;
  readonly message: string;
  readonly field: string;
}

/** What a `Status` says about the object in question. @internal */
export interface StatusDetails {
  readonly name?: string;
  readonly group?: string;
  readonly kind?: string;
  readonly uid?: string;
  readonly causes?: readonly StatusCause[];
  readonly retryAfterSeconds?: number;
}

/**
 * A refusal as the Kubernetes API gives it; becomes a `Status` body.
 *
 * @internal
 */
export class StatusError extends Error {
  readonly code: number;
  readonly reason: string | undefined;
  readonly details: StatusDetails | undefined;
  /** Token to go on with an expired list. */
  readonly continueToken: string | undefined;

  constructor(options: {
    readonly code: number;
    readonly reason?: string;
    readonly message: string;
    readonly details?: StatusDetails;
    readonly continueToken?: string;
  }) {
    super(options.message);
    this.name = 'StatusError';
    this.code = options.code;
    this.reason = options.reason;
    this.details = options.details;
    this.continueToken = options.continueToken;
  }

  /** The body, field by field as the API server writes it. */
  toStatus(): Record<string, unknown> {
    return {
      kind: 'Status',
      apiVersion: 'v1',
      metadata: this.continueToken ? { continue: this.continueToken } : {},
      status: 'Failure',
      message: this.message,
      ...(this.reason ? { reason: this.reason } : {}),
      ...(this.details ? { details: this.details } : {}),
      code: this.code,
    };
  }

  toResponse(): Response {
    const retry = this.details?.retryAfterSeconds;
    return Response.json(this.toStatus(), {
      status: this.code,
      headers: {
        'cache-control': 'no-cache, private',
        ...(retry ? { 'retry-after': String(retry) } : {}),
      },
    });
  }
}
