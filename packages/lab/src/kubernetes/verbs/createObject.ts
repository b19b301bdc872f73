import { KubernetesObject } from '../../world';
import { ApiRequest } from '../ApiRequest';
import { noteUpdate } from '../fields/noteUpdate';
import { checkFields } from '../validation/checkFields';
import { formatTime } from './formatTime';
import { readObjectBody } from './readObjectBody';
import { storeObject } from './storeObject';
import { Written } from './Written';
import { readWriteOptions, WriteOptions } from './WriteOptions';

/** `POST` to a collection. @internal */
export async function createObject(api: ApiRequest): Promise<Written> {
  const options = readWriteOptions(api);
  const sent = await readObjectBody(api);
  const { value, warnings } = checkFields(api.kind, sent, options);
  const object = storeObject({
    api,
    dryRun: options.dryRun,
    wanted: value,
    previous: undefined,
    manage: after => noteUpdate(undefined, after, [], noteOf(api, options)),
  });
  return { object, created: true, warnings };
}

/** `PUT` of an object; as on most kinds, it must exist. @internal */
export async function replaceObject(
  api: ApiRequest,
  previous: KubernetesObject,
): Promise<Written> {
  const options = readWriteOptions(api);
  const sent = await readObjectBody(api);
  const { value, warnings } = checkFields(api.kind, sent, options);
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

/** Who writes, for `managedFields`. @internal */
export function noteOf(api: ApiRequest, options: WriteOptions) {
  return {
    manager: options.fieldManager,
    apiVersion: api.kind.apiVersion,
    time: formatTime(api.world.clock.now()),
    ...(api.subresource ? { subresource: api.subresource } : {}),
  };
}
