import { KubernetesObject } from '../../world';
import { ApiRequest } from '../ApiRequest';
import { noteUpdate } from '../fields/noteUpdate';
import { isRecord } from '../isRecord';
import { jsonPatch } from '../patch/jsonPatch';
import { mergePatch } from '../patch/mergePatch';
import { strategicMergePatch } from '../patch/strategicMergePatch';
import { badRequest, notFound, unsupportedMediaType } from '../refusals';
import { checkFields } from '../validation/checkFields';
import { applyObject } from './applyObject';
import { noteOf } from './createObject';
import { checkObject, parseText } from './readObjectBody';
import { storeObject } from './storeObject';
import { Written } from './Written';
import { readWriteOptions } from './WriteOptions';

/** `PATCH` in all four forms; only apply creates what is not there. @internal */
export async function patchObject(
  api: ApiRequest & { readonly name: string },
  previous: KubernetesObject | undefined,
): Promise<Written> {
  const type = (api.request.headers.get('content-type') ?? '')
    .split(';')[0]
    .trim();
  if (type === 'application/apply-patch+yaml') {
    return applyObject(api, previous);
  }
  const accepted = [
    'application/json-patch+json',
    'application/merge-patch+json',
    // Custom kinds have no Go type whose tags would say how to merge their lists.
    ...(api.kind.custom ? [] : ['application/strategic-merge-patch+json']),
    'application/apply-patch+yaml',
  ];
  if (!accepted.includes(type)) throw unsupportedMediaType(accepted);
  if (!previous) throw notFound(api.kind, api.name);
  const options = readWriteOptions(api);
  const patch = parseText(await api.request.text());
  const patched = applyPatch(type, previous, patch);
  if (!isRecord(patched)) throw badRequest('the patch leaves no object');
  const { value, warnings } = checkFields(
    api.kind,
    checkObject(api, patched),
    options,
  );
  const object = storeObject({
    api,
    dryRun: options.dryRun,
    wanted: value,
    previous,
    manage: after =>
      noteUpdate(
        previous,
        after,
        previous.metadata.managedFields ?? [],
        noteOf(api, options),
      ),
  });
  return { object, created: false, warnings };
}

function applyPatch(
  type: string,
  target: KubernetesObject,
  patch: unknown,
): unknown {
  if (type === 'application/json-patch+json') return jsonPatch(target, patch);
  if (!isRecord(patch)) throw badRequest('the patch is not an object');
  return type === 'application/merge-patch+json'
    ? mergePatch(target, patch)
    : strategicMergePatch(target, patch);
}
