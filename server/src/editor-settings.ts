import * as z from 'zod';

/** How the editor behaves: VS Code's settings `policyAddress.*`, which other editors may give by the same names. */
const settingsSchema = z.object({
  /** Whether files are taken for drafts by their content. */
  recogniseByContent: z.boolean().catch(true),
  /** Whether drafts that are not open have their problems listed too. */
  workspaceProblems: z.boolean().catch(true),
  /** The code of the one bureau whose initiatives are looked at; empty for all. */
  myBureau: z.string().trim().catch(''),
  inlayHints: z
    .object({
      /** Behind which deadlines the dates are shown that they resolve to. */
      deadlines: z.enum(['off', 'approximate', 'all']).catch('approximate'),
      /** Whether the name of the lead bureau is shown behind its code. */
      leadBureau: z.boolean().catch(false),
    })
    .catch({ deadlines: 'approximate', leadBureau: false }),
  /** Whether headings have a line above them that counts their initiatives. */
  codeLens: z.boolean().catch(true),
});

/** Settings of the editor, asked for by resource. */
export type EditorSettings = Readonly<z.infer<typeof settingsSchema>>;

/** What holds where the user says nothing. */
export const STANDARD_SETTINGS: EditorSettings = settingsSchema.parse({});

/** Reads settings as an editor gives them; what is missing or wrong is as if it had not been set. */
export function readEditorSettings(value: unknown): EditorSettings {
  const { success, data } = settingsSchema.safeParse(value);
  return success ? data : STANDARD_SETTINGS;
}
