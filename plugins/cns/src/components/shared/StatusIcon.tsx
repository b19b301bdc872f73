import classes from './StatusIcon.module.css';

/** What a state means for the reader. `unknown` is neither good nor bad. @internal */
export type StatusTone = 'good' | 'bad' | 'warning' | 'neutral' | 'unknown';

/**
 * Draws a tone as a shape, so that it can be told apart without colour. Decorative: the text beside it says the same.
 *
 * @internal
 */
export function StatusIcon(props: { readonly tone: StatusTone }) {
  return (
    <svg
      className={classes.icon}
      data-tone={props.tone}
      viewBox="0 0 16 16"
      width="16"
      height="16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.75"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      <Shape tone={props.tone} />
    </svg>
  );
}

function Shape(props: { readonly tone: StatusTone }) {
  switch (props.tone) {
    case 'good':
      return (
        <>
          <circle cx="8" cy="8" r="6.5" />
          <path d="M5 8.2 7.2 10.4 11 6" />
        </>
      );
    case 'bad':
      return (
        <>
          <path d="M5.3 1.5h5.4l3.8 3.8v5.4l-3.8 3.8H5.3l-3.8-3.8V5.3z" />
          <path d="m6 6 4 4m0-4-4 4" />
        </>
      );
    case 'warning':
      return (
        <>
          <path d="M8 1.8 15 14H1z" />
          <path d="M8 6.2v3.4M8 11.8v.1" />
        </>
      );
    case 'neutral':
      return (
        <>
          <circle cx="8" cy="8" r="6.5" />
          <path d="M5 8h6" />
        </>
      );
    case 'unknown':
      return (
        <>
          <circle cx="8" cy="8" r="6.5" strokeDasharray="2.6 2.4" />
          <path d="M6.3 6.4a1.8 1.8 0 1 1 2.5 1.7c-.5.2-.8.6-.8 1.1M8 11.3v.1" />
        </>
      );
    default: {
      const never: never = props.tone;
      return never;
    }
  }
}
