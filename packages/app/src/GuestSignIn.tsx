import { ProxiedSignInPage } from '@backstage/core-components';
import { SignInPageProps } from '@backstage/core-plugin-api';

/** Signs the visitor in as guest without a click; the backend says which catalog user that is (`auth.providers.guest`). */
export function GuestSignIn(props: SignInPageProps) {
  return <ProxiedSignInPage {...props} provider="guest" />;
}
