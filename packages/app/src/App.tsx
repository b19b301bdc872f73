import { createApp } from '@backstage/frontend-defaults';
import { appModule } from './appModule';

// Plugins are discovered from this package's dependencies (`app.packages: all` in app-config.yaml).
export default createApp({ features: [appModule] });
