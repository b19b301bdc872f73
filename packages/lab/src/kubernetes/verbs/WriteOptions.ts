import { ApiRequest } from '../ApiRequest';
import { badRequest, invalid } from '../refusals';

/** The query parameters that all writes share. @internal */
export interface WriteOptions {
  readonly dryRun: boolean;
  readonly force: boolean;
  readonly fieldManager: string;
  /** What becomes of fields that the kind does not have. */
  readonly fieldValidation: 'Ignore' | 'Warn' | 'Strict';
}

/** @throws StatusError 400 or 422 for wrong values. @internal */
export function readWriteOptions(api: ApiRequest): WriteOptions {
  const { query, request } = api;
  const dryRun = query.getAll('dryRun');
  if (dryRun.some(value => value !== 'All')) {
    throw invalid({ kind: 'CreateOptions', group: 'meta.k8s.io' }, '', [
      {
        reason: 'FieldValueNotSupported',
        message: `Unsupported value: "${dryRun.join(
          ',',
        )}": supported values: "All"`,
        field: 'dryRun',
      },
    ]);
  }
  const fieldValidation = query.get('fieldValidation') ?? 'Warn';
  if (
    fieldValidation !== 'Ignore' &&
    fieldValidation !== 'Warn' &&
    fieldValidation !== 'Strict'
  ) {
    throw badRequest(
      `fieldValidation: Unsupported value: "${fieldValidation}"`,
    );
  }
  const agent = request.headers.get('user-agent')?.split('/')[0] ?? '';
  return {
    dryRun: dryRun.length > 0,
    force: ['true', '1'].includes(query.get('force') ?? ''),
    fieldManager: query.get('fieldManager') || agent || 'unknown',
    fieldValidation,
  };
}
