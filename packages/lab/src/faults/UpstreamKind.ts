/** What kind of server an upstream is; decides the form of its errors. @public */
export type UpstreamKind = 'kubernetes' | 'prometheus' | 'gitlab';
