// Who may import whom inside and between packages (ARCHITECTURE.md, "Invariants"). `yarn boundaries` checks it.
const tests = '(\\.test\\.tsx?$|/testing/|/dev/)';

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'common-is-pure',
      comment:
        'cns-common runs in the browser, the backend and a terminal: no Node built-ins, no React',
      severity: 'error',
      from: { path: '^plugins/cns-common/src', pathNot: tests },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'engine-stands-alone',
      comment: 'the engine knows the model and nothing else of the product',
      severity: 'error',
      from: { path: '^plugins/cns-common/src/engine', pathNot: tests },
      to: {
        path: '^plugins/cns-common/src/(api|permissions|annotations)',
      },
    },
    {
      name: 'routers-see-services-only',
      severity: 'error',
      from: { path: '^plugins/cns-backend/src/router', pathNot: tests },
      to: { path: '^plugins/cns-backend/src/(clients|config|http)/' },
    },
    {
      name: 'services-see-no-web-framework-and-no-config',
      severity: 'error',
      from: { path: '^plugins/cns-backend/src/services', pathNot: tests },
      to: {
        path: '(node_modules/(express|@backstage/config)/|^plugins/cns-backend/src/(router|clients/[a-z]+/Default))',
      },
    },
    {
      name: 'clients-are-independent',
      severity: 'error',
      from: {
        path: '^plugins/cns-backend/src/clients/([a-z]+)/',
        pathNot: tests,
      },
      to: {
        path: '^plugins/cns-backend/src/(clients/|services/|router/)',
        pathNot: '^plugins/cns-backend/src/clients/$1/',
      },
    },
    {
      name: 'vendor-kubernetes-stays-in-its-client',
      severity: 'error',
      from: {
        path: '^plugins/cns-backend/src',
        pathNot: [
          '^plugins/cns-backend/src/(clients/kubernetes|config)/',
          tests,
        ],
      },
      to: { path: 'node_modules/@kubernetes/client-node' },
    },
    {
      name: 'vendor-gitlab-stays-in-its-client',
      severity: 'error',
      from: {
        path: '^plugins/cns-backend/src',
        pathNot: ['^plugins/cns-backend/src/clients/gitlab/', tests],
      },
      to: { path: 'node_modules/@gitbeaker' },
    },
    {
      name: 'lab-shares-nothing-with-the-backend',
      comment: 'or both could agree on a wrong shape',
      severity: 'error',
      from: { path: '^packages/lab/src', pathNot: tests },
      to: { path: ['^plugins/cns-backend/', '^plugins/cns-common/src/api/'] },
    },
    {
      name: 'product-does-not-know-the-lab',
      severity: 'error',
      from: {
        path: '^(plugins/[^/]+/src|packages/(app|backend)/src)',
        pathNot: tests,
      },
      to: { path: '^packages/lab/' },
    },
    {
      name: 'frontend-does-not-see-the-backend',
      severity: 'error',
      from: { path: '^plugins/cns/src' },
      to: { path: '^(plugins/cns-backend|packages)/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|dist-types|coverage)/' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
