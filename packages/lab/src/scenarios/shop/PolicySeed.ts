import { Author } from '../build/ObjectFactory';

/** A policy of production as it is in the cluster. @internal */
export interface PolicySeed {
  readonly manifest: {
    readonly apiVersion: string;
    readonly kind: string;
    readonly metadata: {
      readonly name: string;
      readonly namespace?: string;
      readonly labels?: Readonly<Record<string, string>>;
      readonly annotations?: Readonly<Record<string, string>>;
    };
    readonly spec: Readonly<Record<string, unknown>>;
  };
  readonly age: number;
  readonly authors: readonly Author[];
  readonly generation?: number;
}
