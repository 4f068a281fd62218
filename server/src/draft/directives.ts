/** What a comment in the draft can say to have findings silenced: `<!-- policy-address-disable-next-line RULE -->`. */
export const DIRECTIVES = ['disable-next-line', 'disable-line', 'disable', 'enable', 'disable-file'] as const;

/** One of {@link DIRECTIVES}. */
export type DirectiveName = (typeof DIRECTIVES)[number];

/** What stands before the name of a directive. */
export const DIRECTIVE_PREFIX = 'policy-address-';
