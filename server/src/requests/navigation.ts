import type { RequestGroup } from './group.js';

/** From a place to others that have to do with it, in all drafts of the workspace. */
export const navigationRequests: RequestGroup = {
  capabilities: () => ({}),

  answer() {},
};
