/** The forms in which initiatives are handed over, by the ending of their files. */
export const EXPORT_FORMATS = ['csv', 'xlsx', 'ics', 'json', 'md'] as const;
/** One of {@link EXPORT_FORMATS}. */
export type ExportFormat = (typeof EXPORT_FORMATS)[number];
