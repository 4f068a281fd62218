/** What client and server say to each other beside LSP. Other clients need none of it, but may use all of it. */
export * from './baseline.js';
export * from './bureau-parts.js';
export * from './bureaux.js';
export * from './by-bureau.js';
export * from './by-deadline.js';
export * from './connection.js';
export * from './documents.js';
export * from './exports.js';
export * from './findings.js';
export * from './initiative-at.js';
export * from './initiatives.js';
export * from './overview.js';
export * from './report.js';
export * from './timeline.js';
