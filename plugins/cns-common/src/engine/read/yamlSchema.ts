import { ParseOptions, DocumentOptions, SchemaOptions, ScalarTag } from 'yaml';

// Kubernetes' own reader takes these YAML 1.1 words for booleans, so that a label value `on` without quotes is refused
// by an API server. Reading them as text here would call such a manifest fine.
const kubernetesBool: ScalarTag = {
  tag: 'tag:yaml.org,2002:bool',
  default: true,
  test: /^(?:[Yy](?:es)?|YES|[Oo]n|ON|[Nn]o?|NO|[Oo]ff|OFF)$/,
  resolve: text => /^(?:y|on)/i.test(text),
};

/**
 * How the `yaml` package has to read so that values have the types which Kubernetes sees: timestamps stay text, merge
 * keys work, of a repeated key the last counts.
 *
 * @internal
 */
export const yamlSchema: ParseOptions & DocumentOptions & SchemaOptions = {
  version: '1.2',
  schema: 'core',
  merge: true,
  uniqueKeys: false,
  strict: false,
  stringKeys: false,
  prettyErrors: false,
  logLevel: 'silent',
  customTags: tags => [...tags, kubernetesBool],
};
