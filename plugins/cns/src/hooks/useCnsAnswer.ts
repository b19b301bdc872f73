import { getCompoundEntityRef } from '@backstage/catalog-model';
import { useApi } from '@backstage/frontend-plugin-api';
import { useEntity } from '@backstage/plugin-catalog-react';
import { useCallback, useMemo, useSyncExternalStore } from 'react';
import { cnsApiRef } from '../api/CnsApi';
import type { LiveConnection } from '../live/ChangeStream';
import type { LiveAnswer } from '../live/LiveAnswer';
import type { LiveEntity } from '../live/LiveEntity';
import { liveEntityOf } from '../live/liveEntityOf';

/**
 * An answer that keeps itself up to date, as a component sees it.
 *
 * @remarks
 * `loading`: nothing has arrived yet and nothing failed. `data` with `error`: the last attempt failed, what is shown is from `receivedAt`.
 *
 * @internal
 */
export interface CnsAnswer<T> {
  readonly data: T | undefined;
  readonly error: Error | undefined;
  readonly loading: boolean;
  readonly refreshing: boolean;
  /** Epoch milliseconds at which the backend last answered. */
  readonly receivedAt: number | undefined;
  readonly connection: LiveConnection;
  /** Asks again now. */
  readonly retry: () => void;
}

/**
 * Follows one question about the entity of the page while the component is mounted.
 *
 * @param ask - Picks the answer among the entity's live answers; must yield the same object as long as the question is the same.
 *
 * @internal
 */
export function useCnsAnswer<T>(
  ask: (live: LiveEntity) => LiveAnswer<T>,
): CnsAnswer<T> {
  const api = useApi(cnsApiRef);
  const { entity } = useEntity();
  const { kind, namespace, name } = getCompoundEntityRef(entity);
  const live = useMemo(
    () => liveEntityOf(api, { kind, namespace, name }),
    [api, kind, namespace, name],
  );
  const answer = ask(live);

  const follow = useCallback(
    (listener: () => void) => live.follow(answer, listener),
    [live, answer],
  );
  const state = useSyncExternalStore(follow, () => answer.state);
  const listenToConnection = useCallback(
    (listener: () => void) => live.listenToConnection(listener),
    [live],
  );
  const connection = useSyncExternalStore(
    listenToConnection,
    () => live.connection,
  );
  const retry = useCallback(() => answer.refresh(), [answer]);

  return useMemo(
    () => ({
      ...state,
      loading: state.data === undefined && state.error === undefined,
      connection,
      retry,
    }),
    [state, connection, retry],
  );
}
