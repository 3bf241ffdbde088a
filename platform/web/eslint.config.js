import js from '@eslint/js';
import hooks from 'eslint-plugin-react-hooks';
import globals from 'globals';
import { defineConfig } from 'eslint/config';
import ts from 'typescript-eslint';

const features = [
  'absence',
  'deadline',
  'identity',
  'intake',
  'notification',
  'registry',
  'task',
  'process',
  'draw',
  'definition',
  'form-design',
  'form',
];

/** A feature may use another only through the app's composition; `form` is the one shared building block. */
const boundary = (feature) => ({
  files: [`src/features/${feature}/**`],
  rules: {
    'no-restricted-imports': [
      'error',
      {
        patterns: [
          {
            group: [
              ...features
                .filter((other) => other !== feature && other !== 'form')
                .map((other) => `@/features/${other}*`),
              ...(feature === 'form' ? [] : ['@/features/form/*']),
              '@/app/*',
            ],
            message:
              'Features do not know each other: compose them in src/app, or share through src/components and src/lib.',
          },
          { group: ['../../*'], message: 'Leave the feature through @/ only.' },
        ],
      },
    ],
  },
});

export default defineConfig(
  { ignores: ['dist', 'dist-validator', 'node_modules'] },
  js.configs.recommended,
  ts.configs.strict,
  ts.configs.stylistic,
  hooks.configs.flat.recommended,
  {
    languageOptions: { globals: { ...globals.browser } },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/consistent-type-definitions': ['error', 'interface'],
      '@typescript-eslint/no-confusing-void-expression': 'off',
      'no-console': 'error',
      eqeqeq: 'error',
    },
  },
  {
    files: ['**/*.{mjs,js}', 'validator/**'],
    languageOptions: { globals: { ...globals.node } },
    rules: { 'no-console': 'off' },
  },
  {
    files: ['src/{components,lib}/**'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              group: ['@/features/*', '!@/features/form', '@/app/*'],
              message: 'Shared code knows no feature.',
            },
          ],
        },
      ],
    },
  },
  ...features.map(boundary),
);
