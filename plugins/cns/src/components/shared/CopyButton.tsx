import { Button } from '@backstage/ui';
import { useEffect, useState } from 'react';
import { copyText } from './copyText';
import { useTexts } from './useTexts';

type CopyState = 'idle' | 'copied' | 'failed';

/**
 * Copies a text and says whether that worked.
 *
 * @param props - `label`: what is copied, for screen readers, when the button's own text is not enough.
 *
 * @internal
 */
export function CopyButton(props: {
  readonly text: string;
  readonly label?: string;
}) {
  const t = useTexts();
  const [state, setState] = useState<CopyState>('idle');
  useEffect(() => {
    if (state === 'idle') {
      return undefined;
    }
    const timer = setTimeout(() => setState('idle'), 3_000);
    return () => clearTimeout(timer);
  }, [state]);

  const words = {
    idle: t('shared.copy.copy'),
    copied: t('shared.copy.copied'),
    failed: t('shared.copy.failed'),
  };
  const copy = async () => {
    setState((await copyText(props.text)) ? 'copied' : 'failed');
  };
  return (
    <Button
      size="small"
      variant="secondary"
      onPress={copy}
      aria-label={
        state === 'idle' && props.label
          ? `${words.idle}: ${props.label}`
          : undefined
      }
    >
      <span aria-live="polite">{words[state]}</span>
    </Button>
  );
}
