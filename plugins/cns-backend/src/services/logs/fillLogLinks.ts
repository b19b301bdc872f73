// A URL longer than some 8 KB is cut or refused on its way.
const MAX_NAMES = 50;

/** A configured link to a log store; see `cns.logs.links`. @internal */
export interface LogLinkTemplate {
  readonly title: string;
  /** With `{{cluster}}`, `{{namespace}}`, `{{entity}}`, `{{pods}}` and `{{nodes}}`; lists are joined by `|`. */
  readonly url: string;
  /** Only for these clusters; absent means all. */
  readonly clusters?: readonly string[];
}

/** What the templates are filled with. @internal */
export interface LogLinkValues {
  readonly cluster: string;
  readonly namespace: string;
  /** Full entity reference. */
  readonly entity: string;
  readonly pods: readonly string[];
  readonly nodes: readonly string[];
}

/**
 * Fills the configured links. Values are escaped as a part of a URL, and a link that is not http or https is left out, so that no name can make another link of it.
 *
 * @internal
 */
export function fillLogLinks(
  templates: readonly LogLinkTemplate[],
  values: LogLinkValues,
): readonly { readonly title: string; readonly url: string }[] {
  return templates
    .filter(({ clusters }) => clusters?.includes(values.cluster) ?? true)
    .map(({ title, url }) => ({ title, url: fill(url, values) }))
    .filter(({ url }) => isHttpUrl(url));
}

function fill(template: string, values: LogLinkValues): string {
  const byName: Readonly<Record<string, string>> = {
    cluster: values.cluster,
    namespace: values.namespace,
    entity: values.entity,
    pods: values.pods.slice(0, MAX_NAMES).join('|'),
    nodes: values.nodes.slice(0, MAX_NAMES).join('|'),
  };
  return template.replace(/\{\{(\w+)\}\}/g, (placeholder, name: string) =>
    Object.hasOwn(byName, name)
      ? encodeURIComponent(byName[name])
      : placeholder,
  );
}

function isHttpUrl(text: string): boolean {
  return (
    URL.canParse(text) && ['http:', 'https:'].includes(new URL(text).protocol)
  );
}
