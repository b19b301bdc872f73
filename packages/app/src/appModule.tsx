import { createFrontendModule } from '@backstage/frontend-plugin-api';
import { SignInPageBlueprint } from '@backstage/plugin-app-react';
import { navigation } from './navigation';

const signInPage = SignInPageBlueprint.make({
  params: {
    loader: async () => (await import('./GuestSignIn')).GuestSignIn,
  },
});

/** What this portal sets beside its plugins: navigation, and signing in as guest without a click. */
export const appModule = createFrontendModule({
  pluginId: 'app',
  extensions: [navigation, signInPage],
});
