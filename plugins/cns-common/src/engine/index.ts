export * from './read/createPathLocator';
export * from './read/groupWorkloads';
export * from './read/ReadLimits';
export * from './read/readDocuments';
export * from './read/readManifests';
export * from './read/readPolicy';
export * from './read/readSnapshot';
export * from './read/SourceObject';
