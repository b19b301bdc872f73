import {
  useTranslationRef,
  type TranslationFunction,
} from '@backstage/frontend-plugin-api';
import { cnsTranslationRef } from '../../translation';

/** Yields the text of a key. @internal */
export type Texts = TranslationFunction<(typeof cnsTranslationRef)['T']>;

/** The texts of the plugin in the language of the app. @internal */
export function useTexts(): Texts {
  return useTranslationRef(cnsTranslationRef).t;
}
