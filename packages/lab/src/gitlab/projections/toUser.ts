import { GitlabState, GitlabUser } from '../../world';

/** A user as others see them; `null` for one who is gone. @internal */
export function toUser(
  gitlab: GitlabState,
  userId: number,
  baseUrl: string,
): object | null {
  const user = gitlab.users.get(userId);
  return user ? basicUser(user, baseUrl) : null;
}

/** The fields that every answer with a user has. @internal */
export function basicUser(user: GitlabUser, baseUrl: string) {
  return {
    id: user.id,
    username: user.username,
    public_email: '',
    name: user.name,
    state: 'active',
    locked: false,
    avatar_url: null,
    web_url: `${baseUrl}/${user.username}`,
  };
}
