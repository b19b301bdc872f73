import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { cnsTranslationRef } from '../../translation';

/** The texts of the plugin in the language of the app. @internal */
export function useTexts() {
  return useTranslationRef(cnsTranslationRef).t;
}

/** Yields the text of a key. @internal */
export type Texts = ReturnType<typeof useTexts>;
