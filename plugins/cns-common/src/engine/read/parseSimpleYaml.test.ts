import { parseDocument as parseYaml, stringify } from 'yaml';
import { randomCluster } from '../testing/randomCluster';
import { Random } from '../testing/Random';
import { parseSimpleYaml } from './parseSimpleYaml';
import { defaultReadLimits } from './ReadLimits';
import { yamlSchema } from './yamlSchema';
import { yamlToValue } from './yamlToValue';

/** What the full reader says: a value, or that the text is not valid or not plain. */
function slow(text: string): unknown {
  try {
    const document = parseYaml(text, yamlSchema);
    if (document.errors.length > 0) return 'invalid';
    let duplicate = false;
    const value = yamlToValue(document, defaultReadLimits, () => {
      duplicate = true;
    });
    return duplicate ? 'invalid' : { value };
  } catch {
    return 'invalid';
  }
}

function documents(): string[] {
  return [1, 2, 3, 4, 5, 6].flatMap(seed => {
    const { cluster } = randomCluster('mixed', seed);
    return Object.values(cluster)
      .flat()
      .map(object => stringify(object, { aliasDuplicateObjects: false }));
  });
}

const pod = `# a comment
apiVersion: v1
kind: Pod
metadata:
  name: web-1
  labels:
    app: web
    version: v1.2
    port: "80"
    'quoted': 'text'
    empty:
spec:
  containers:
  - name: main
    image: registry.example.com:5000/x:1
    ports:
    - containerPort: 8080
    - name: dns

      containerPort: 53
  - name: other
    args:
      - --flag
      - plain text
    resources: {}
  list: []
status:
  podIP: 10.244.0.1
  cidr: 10.0.0.0/8
  startTime: 2024-01-01T10:00:00Z
  memory: 10Gi
  ready: true
  nothing: null
`;

describe('parseSimpleYaml', () => {
  it('reads what tools write', () => {
    const text = pod.replace('      - --flag\n', '');
    expect(parseSimpleYaml(text)).toEqual(slow(text));
    expect(parseSimpleYaml(text)).toBeDefined();
  });

  it('reads generated objects as the full reader does, and most of them at all', () => {
    const texts = documents();
    const read = texts.filter(text => {
      const fast = parseSimpleYaml(text);
      expect([text, fast ?? slow(text)]).toEqual([text, slow(text)]);
      return fast !== undefined;
    });
    expect(read.length).toBeGreaterThan(texts.length * 0.6);
  });

  it('never differs from the full reader, also on spoiled text', () => {
    const random = new Random(7);
    const texts = [...documents(), pod];
    const pieces = [
      ' ',
      '\n',
      ':',
      '-',
      '- ',
      '#',
      ' #',
      '"',
      "'",
      '{',
      '[',
      '&a ',
      '*a',
      '|',
      '>',
      '!',
      '?',
      ',',
      '~',
      '.',
      '0x1',
      '1e3',
      '+1',
      '-1',
      '.5',
      'yes',
      'null',
      '<<: ',
      '%',
      '@',
      '`',
      '=',
      '  ',
      '\n  ',
      '\n\n',
      ': ',
      'a: b',
    ];
    let read = 0;
    for (let i = 0; i < 6000; i++) {
      let text = random.pick(texts);
      for (let edits = random.int(1, 3); edits > 0; edits--) {
        const at = random.int(0, text.length);
        const end = random.chance(0.5)
          ? at
          : Math.min(text.length, at + random.int(1, 4));
        text =
          text.slice(0, at) +
          (random.chance(0.7) ? random.pick(pieces) : '') +
          text.slice(end);
      }
      const fast = parseSimpleYaml(text);
      if (fast === undefined) continue;
      read += 1;
      expect([text, fast]).toEqual([text, slow(text)]);
    }
    expect(read).toBeGreaterThan(500);
  });
});
