import { Skeleton } from '@backstage/ui';

/** Holds the place of a card's content while it loads. @internal */
export function CardSkeleton(props: { readonly heights: readonly number[] }) {
  return (
    <>
      {props.heights.map((height, index) => (
        // Placeholders have no identity but their place.
        <Skeleton key={index} width="100%" height={height} />
      ))}
    </>
  );
}
