import { isRecord } from '../kubernetes/isRecord';
import { Fault, FaultScope } from './Fault';

/**
 * Reads a fault out of a request to the control server.
 *
 * @returns a sentence that says what is wrong with it instead, if something is.
 * @internal
 */
export function parseFault(value: unknown): Fault | string {
  if (!isRecord(value)) return 'a fault is a JSON object with a type';
  const { type, status, retryAfterSeconds } = value;
  const scope = toScope(value);
  const number = (key: string, fallback: number): number => {
    const given = value[key];
    return typeof given === 'number' && given >= 0 ? given : fallback;
  };
  switch (type) {
    case 'latency':
      return { ...scope, type, ms: number('ms', 1000) };
    case 'status':
      if (typeof status !== 'number' || status < 400 || status > 599) {
        return 'status must be a number from 400 to 599';
      }
      return {
        ...scope,
        type,
        status,
        ...(typeof retryAfterSeconds === 'number' ? { retryAfterSeconds } : {}),
      };
    case 'garbage':
    case 'html':
    case 'refuse':
      return { ...scope, type };
    case 'cut':
      return { ...scope, type, afterBytes: number('afterBytes', 0) };
    case 'huge':
      return { ...scope, type, bytes: number('bytes', 200 * 1024 * 1024) };
    case 'warnings': {
      const { warnings } = value;
      return {
        ...scope,
        type,
        warnings: Array.isArray(warnings)
          ? warnings.map(String)
          : ['the lab was told to warn'],
      };
    }
    default:
      return 'type must be latency, status, garbage, html, cut, huge, refuse or warnings';
  }
}

function toScope(value: Record<string, unknown>): FaultScope {
  const { path, method, times } = value;
  return {
    ...(typeof path === 'string' ? { path } : {}),
    ...(typeof method === 'string' ? { method } : {}),
    ...(typeof times === 'number' ? { times } : {}),
  };
}
