import { parse } from 'yaml';
import { ApiRequest } from '../ApiRequest';
import { isRecord } from '../isRecord';
import { badRequest, unsupportedMediaType } from '../refusals';

/**
 * The object in a request's body: JSON, or YAML where its type says so.
 *
 * @throws StatusError 400 if it is no object, or one of another kind, name or namespace; 415 for other types.
 * @internal
 */
export async function readObjectBody(
  api: ApiRequest,
): Promise<Record<string, unknown>> {
  const type = (api.request.headers.get('content-type') ?? 'application/json')
    .split(';')[0]
    .trim();
  if (!['application/json', 'application/yaml', '*/*'].includes(type)) {
    throw unsupportedMediaType(['application/json', 'application/yaml']);
  }
  return checkObject(api, parseText(await api.request.text()));
}

/** JSON or YAML; JSON is tried first because it is much faster to read. @internal */
export function parseText(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Perhaps YAML.
  }
  try {
    return parse(text);
  } catch (error) {
    throw badRequest(
      `error decoding YAML: ${
        error instanceof Error ? error.message.split('\n')[0] : String(error)
      }`,
    );
  }
}

/** @throws StatusError 400 if it does not belong where the request sends it. @internal */
export function checkObject(
  api: ApiRequest,
  value: unknown,
): Record<string, unknown> {
  const { kind, namespace, name } = api;
  if (!isRecord(value)) {
    throw badRequest(
      `the object provided is unrecognized (must be of type ${kind.kind}): couldn't get version/kind`,
    );
  }
  const apiVersion = value.apiVersion ?? kind.apiVersion;
  if (
    apiVersion !== kind.apiVersion ||
    (value.kind ?? kind.kind) !== kind.kind
  ) {
    throw badRequest(
      `${String(value.kind)} in version "${String(
        apiVersion,
      )}" cannot be handled as a ${kind.kind}: converting (${String(
        apiVersion,
      )}, Kind=${String(value.kind)}) to (${kind.apiVersion}, Kind=${
        kind.kind
      }): unknown conversion`,
    );
  }
  const metadata = isRecord(value.metadata) ? value.metadata : {};
  if (
    namespace !== undefined &&
    metadata.namespace !== undefined &&
    metadata.namespace !== namespace
  ) {
    throw badRequest(
      'the namespace of the provided object does not match the namespace sent on the request',
    );
  }
  if (
    name !== undefined &&
    metadata.name !== undefined &&
    metadata.name !== name
  ) {
    throw badRequest(
      `the name of the object (${String(
        metadata.name,
      )}) does not match the name on the URL (${name})`,
    );
  }
  return { ...value, apiVersion: kind.apiVersion, kind: kind.kind };
}
