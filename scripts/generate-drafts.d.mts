/** A draft of about `bytes` bytes (UTF-8), always the same for the same seed. */
export function generateDraft(bytes: number, options?: { seed?: number }): string;
