import * as l10n from '@vscode/l10n';
import type { ReportBureau } from '../../server/src/protocol/index.js';

/** What a bureau is called: by its code, which is what drafters write. */
export function codeOf({ kind, code }: Pick<ReportBureau, 'kind' | 'code'>): string {
  switch (kind) {
    case 'relevant':
      return l10n.t('Relevant Bureaux');
    case 'none':
      return l10n.t('No Bureau Named');
    default:
      return code ?? '';
  }
}

/**
 * What is said of a bureau beside its code: its name in the reader’s language (a BCP 47 tag), or what is wrong with the code;
 * empty where there is nothing.
 */
export function remarkOn(bureau: Omit<ReportBureau, 'key'>, language: string): string {
  // Who reads traditional Chinese sees the Chinese names.
  const isChinese = /^zh-(?:tw|hk|mo|hant)/i.test(language);
  const name = (isChinese ? bureau.nameZhHant : null) ?? bureau.nameEn ?? bureau.code ?? '';
  switch (bureau.kind) {
    case 'bureau':
      return name;
    case 'unknown':
      return l10n.t('no bureau has this code');
    case 'notInForce':
      return l10n.t('{0}, not in force', name);
    case 'department':
      return l10n.t('{0}, no bureau', name);
    case 'relevant':
    case 'none':
      return '';
  }
}
