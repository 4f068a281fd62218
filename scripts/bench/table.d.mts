/** A table in Markdown, its columns as wide as what stands in them. */
export function tableOf(columns: readonly string[], rows: readonly (readonly string[])[]): string;
