import { join } from 'node:path';

/** The root of the checkout. @internal */
export const REPOSITORY_ROOT = join(import.meta.dirname, '..', '..');
