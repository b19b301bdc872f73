import { InputError } from '@backstage/errors';
import { Labels } from '../cluster-state/ClusterObjects';

const MAXIMUM_LENGTH = 2_000;
const KEY = String.raw`(?:[A-Za-z0-9][-A-Za-z0-9.]{0,251}\/)?[A-Za-z0-9](?:[-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?`;
const VALUE = String.raw`(?:[A-Za-z0-9](?:[-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?)?`;
const EXISTS = new RegExp(`^(!?)\\s*(${KEY})$`);
const EQUALS = new RegExp(`^(${KEY})\\s*(=|==|!=)\\s*(${VALUE})$`);
const AMONG = new RegExp(`^(${KEY})\\s+(in|notin)\\s*\\(([^()]*)\\)$`);
const ONE_VALUE = new RegExp(`^${VALUE}$`);

interface Requirement {
  readonly key: string;
  readonly operator: 'in' | 'notin' | 'exists' | 'absent';
  readonly values: readonly string[];
}

/**
 * A label selector in the text form of Kubernetes, as `kubectl -l` and `backstage.io/kubernetes-label-selector` have it. (The policy engine's
 * selectors are those of manifests, which have no text form.)
 *
 * @internal
 */
export class LabelQuery {
  /** As it was written. */
  readonly text: string;
  readonly #requirements: readonly Requirement[];

  private constructor(text: string, requirements: readonly Requirement[]) {
    this.text = text;
    this.#requirements = requirements;
  }

  /**
   * Reads for example `app=cart,tier notin (cache, db),!canary`; the empty text matches everything.
   *
   * @throws InputError that names the part that is not understood
   */
  static parse(text: string): LabelQuery {
    if (text.length > MAXIMUM_LENGTH) {
      throw new InputError(
        `the label selector is longer than ${MAXIMUM_LENGTH} characters`,
      );
    }
    const trimmed = text.trim();
    return new LabelQuery(
      trimmed,
      trimmed === '' ? [] : splitTerms(trimmed).map(parseTerm),
    );
  }

  matches(labels: Labels): boolean {
    return this.#requirements.every(({ key, operator, values }) => {
      const value = Object.hasOwn(labels, key) ? labels[key] : undefined;
      switch (operator) {
        case 'in':
          return value !== undefined && values.includes(value);
        case 'notin':
          return value === undefined || !values.includes(value);
        case 'exists':
          return value !== undefined;
        case 'absent':
          return value === undefined;
        default: {
          const never: never = operator;
          throw new Error(`Unknown operator ${never}`);
        }
      }
    });
  }
}

// At commas that are not between parentheses.
function splitTerms(text: string): readonly string[] {
  return text.split(/,(?![^(]*\))/).map(term => term.trim());
}

function parseTerm(term: string): Requirement {
  const equals = EQUALS.exec(term);
  if (equals) {
    const [, key, operator, value] = equals;
    return {
      key,
      operator: operator === '!=' ? 'notin' : 'in',
      values: [value],
    };
  }
  const among = AMONG.exec(term);
  if (among) {
    const values = among[3].split(',').map(value => value.trim());
    if (values.every(value => ONE_VALUE.test(value))) {
      return {
        key: among[1],
        operator: among[2] === 'in' ? 'in' : 'notin',
        values,
      };
    }
  }
  const exists = EXISTS.exec(term);
  if (exists) {
    return {
      key: exists[2],
      operator: exists[1] === '!' ? 'absent' : 'exists',
      values: [],
    };
  }
  throw new InputError(
    `'${shorten(term)}' in the label selector is not understood`,
  );
}

function shorten(text: string): string {
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}
