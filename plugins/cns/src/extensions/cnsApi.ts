import {
  ApiBlueprint,
  discoveryApiRef,
  fetchApiRef,
} from '@backstage/frontend-plugin-api';
import { cnsApiRef } from '../api/CnsApi';
import { CnsClient } from '../api/CnsClient';

/** Provides the {@link CnsApi} over HTTP. @internal */
export const cnsApi = ApiBlueprint.make({
  params: defineParams =>
    defineParams({
      api: cnsApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: ({ discoveryApi, fetchApi }) =>
        new CnsClient({ discoveryApi, fetchApi }),
    }),
});
