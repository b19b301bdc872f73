import { Labels } from './Labels';
import { Vector, VectorSample } from './VectorSample';

interface Bucket {
  readonly upperBound: number;
  readonly count: number;
}

const BUCKET_LABELS: ReadonlySet<string> = new Set(['le', '__name__']);

/**
 * `histogram_quantile` over classic buckets: samples that differ only in `le` are one histogram.
 *
 * @internal
 */
export function histogramQuantile(
  quantile: number,
  vector: Vector,
): VectorSample[] {
  const histograms = new Map<string, { labels: Labels; buckets: Bucket[] }>();
  for (const { labels, value } of vector) {
    const upperBound = parseBound(labels.get('le'));
    if (upperBound === undefined) {
      continue;
    }
    const rest = labels.drop(BUCKET_LABELS);
    const histogram = histograms.get(rest.key) ?? { labels: rest, buckets: [] };
    histogram.buckets.push({ upperBound, count: value });
    histograms.set(rest.key, histogram);
  }
  return [...histograms.values()].map(({ labels, buckets }) => ({
    labels,
    value: bucketQuantile(quantile, buckets),
  }));
}

function parseBound(text: string): number | undefined {
  if (text === '+Inf') {
    return Infinity;
  }
  const bound = Number(text);
  return text === '' || Number.isNaN(bound) ? undefined : bound;
}

function bucketQuantile(
  quantile: number,
  unordered: readonly Bucket[],
): number {
  if (Number.isNaN(quantile)) {
    return NaN;
  }
  if (quantile < 0 || quantile > 1) {
    return quantile < 0 ? -Infinity : Infinity;
  }
  const sorted = [...unordered].sort((a, b) => a.upperBound - b.upperBound);
  if (sorted.at(-1)?.upperBound !== Infinity || sorted.length < 2) {
    return NaN;
  }
  // Scrapes of several targets are not taken at one instant, so that rates of cumulative buckets may go down.
  let highest = 0;
  const buckets = sorted.map(({ upperBound, count }) => {
    highest = Math.max(highest, count);
    return { upperBound, count: highest };
  });
  if (highest === 0) {
    return NaN;
  }
  const rank = quantile * highest;
  const index = buckets.slice(0, -1).findIndex(bucket => bucket.count >= rank);
  if (index < 0) {
    return buckets[buckets.length - 2].upperBound;
  }
  const { upperBound, count } = buckets[index];
  if (index === 0) {
    return upperBound <= 0 ? upperBound : upperBound * (rank / count);
  }
  const below = buckets[index - 1];
  return (
    below.upperBound +
    (upperBound - below.upperBound) *
      ((rank - below.count) / (count - below.count))
  );
}
