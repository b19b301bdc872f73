// Lets TypeScript know what an import of a CSS module is; the bundler of the Backstage CLI turns it into class names.
/// <reference types="@backstage/cli/asset-types" />
