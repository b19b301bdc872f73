/**
 * Whether a DNS name fits a pattern, compared label by label.
 *
 * @internal
 */
export function nameFits(pattern: string, name: string): boolean {
  if (pattern === '*') return name !== '';
  const wanted = pattern.toLowerCase().split('.');
  let given = name.toLowerCase().replace(/\.$/, '').split('.');
  if (wanted[0] === '**') {
    wanted.shift();
    if (given.length <= wanted.length) return false;
    given = given.slice(given.length - wanted.length);
  }
  return (
    wanted.length === given.length &&
    wanted.every((label, index) => labelFits(label, given[index]))
  );
}

function labelFits(pattern: string, label: string): boolean {
  if (pattern === '') return label === '';
  if (pattern.startsWith('*')) {
    const rest = pattern.slice(1);
    for (let i = 0; i <= label.length; i++) {
      if (labelFits(rest, label.slice(i))) return true;
    }
    return false;
  }
  return (
    label !== '' &&
    label[0] === pattern[0] &&
    labelFits(pattern.slice(1), label.slice(1))
  );
}
