import { ordered, rounded } from './describeAnswer';

/** What a real Prometheus answers, in the form of `describeAnswer`. @internal */
export async function askPrometheus(
  url: string,
  endpoint: string,
  parameters: Record<string, string>,
): Promise<object> {
  const response = await fetch(
    `${url}/api/v1/${endpoint}?${new URLSearchParams(parameters)}`,
  );
  const body = await response.json();
  if (body.status !== 'success') {
    return { error: body.errorType };
  }
  const { resultType: type, result } = body.data;
  switch (type) {
    case 'scalar':
      return { type, lines: [rounded(Number(go(result[1])))] };
    case 'string':
      return { type, lines: [result[1]] };
    case 'vector':
      return {
        type,
        lines: ordered(
          parameters.query,
          result.map(
            (line: { metric: object; value: [number, string] }) =>
              `${JSON.stringify(line.metric)} ${rounded(
                Number(go(line.value[1])),
              )}`,
          ),
        ),
      };
    default:
      return {
        type,
        lines: result
          .map(
            (line: { metric: object; values: [number, string][] }) =>
              `${JSON.stringify(line.metric)} ${line.values
                .map(([at, value]) => `${at}:${rounded(Number(go(value)))}`)
                .join(' ')}`,
          )
          .sort(),
      };
  }
}

function go(text: string): string {
  return text.replace('Inf', 'Infinity');
}
