module.exports = require('@backstage/cli/config/eslint-factory')(__dirname, {
  overrides: [
    {
      // What only tests and dev/ import may use devDependencies.
      files: ['src/**/testing/**'],
      rules: { '@backstage/no-undeclared-imports': 'off' },
    },
  ],
});
