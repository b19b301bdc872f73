module.exports = {
  root: true,
  rules: {
    'max-lines': ['error', { max: 350 }],
    '@typescript-eslint/no-explicit-any': 'error',
  },
  overrides: [
    {
      // Case tables of the engine grow with the specification.
      files: ['**/*.test.ts', '**/*.test.tsx', '**/testing/**'],
      rules: { 'max-lines': 'off' },
    },
  ],
};
