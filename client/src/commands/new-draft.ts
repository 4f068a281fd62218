import * as vscode from 'vscode';
import { type NamedBureau, bureauxOn } from '../../../server/src/protocol/index.js';
import type { Server } from '../server.js';
import { readDay } from './day.js';
import { type Choice, type Place, type Reading, askWords, choose } from './questions.js';
import { type NewDraft, type SkeletonKind, type SkeletonLanguage, draftText } from './skeleton.js';
import { BACK, walk } from './walk.js';

/** The command of the palette and of File > New File. */
const NEW_DRAFT = 'policyAddress.newDraft';

/** Gives the bureaux and offices in force on a day (ISO 8601; null: today). */
type BureauxOn = (date: string | null) => Promise<readonly NamedBureau[]>;

/** Registers the command that opens a new draft. */
export function registerNewDraft(server: Server): vscode.Disposable {
  const inForce: BureauxOn = async (date) => (await server.ask(bureauxOn, { date })) ?? [];
  return vscode.commands.registerCommand(NEW_DRAFT, () => newDraft(inForce));
}

/** What the draft is to be so far, and the bureaux in force on its day. */
interface Answers extends NewDraft {
  readonly bureaux: readonly NamedBureau[];
}

type Question = (answers: Answers, place: Place) => Promise<Answers | typeof BACK | undefined>;

/** Asks what the draft is to be, and opens it in an editor of its own. Nothing is left where the user stops. */
async function newDraft(inForceOn: BureauxOn): Promise<void> {
  const questions: readonly Question[] = [
    askKind,
    askDate,
    (answers, place) => askBureau(answers, place, inForceOn),
    askLanguage,
  ];
  const title = vscode.l10n.t('New Draft');
  const steps = questions.map((question, at) => (answers: Answers) => {
    return question(answers, { title, step: at + 1, totalSteps: questions.length });
  });
  const language = /^zh/i.test(vscode.env.language) ? 'zh-Hant' : 'en';
  const first: Answers = { kind: 'supplement', publicationDate: null, bureau: null, language, bureaux: [] };
  const answers = await walk(steps, first);
  if (answers) await openDraft(answers);
}

async function openDraft({ bureaux, ...draft }: Answers): Promise<void> {
  const codes = bureaux.map(({ code }) => code);
  const { frontMatter, body } = draftText(draft, codes, new Date().getFullYear());
  const document = await vscode.workspace.openTextDocument({
    language: 'policy-address',
    content: frontMatter,
  });
  const editor = await vscode.window.showTextDocument(document);
  await editor.insertSnippet(new vscode.SnippetString(body), document.positionAt(document.getText().length));
}

const askKind: Question = async (answers, place) => {
  const choice = (answer: SkeletonKind, label: string, detail: string): Choice<SkeletonKind> => {
    return { answer, label, detail };
  };
  const kind = await choose(
    place,
    vscode.l10n.t('What are you going to write?'),
    Promise.resolve([
      choice(
        'supplement',
        vscode.l10n.t('Supplement'),
        vscode.l10n.t('The list of initiatives, each with its bureaux and a date.'),
      ),
      choice(
        'address',
        vscode.l10n.t('Policy Address'),
        vscode.l10n.t('The address itself. It is not asked for bureaux, nor for dates.'),
      ),
      choice('annex', vscode.l10n.t('Annex'), vscode.l10n.t('Indicators, each with its bureaux and a date.')),
      choice(
        'return',
        vscode.l10n.t('Return of a bureau'),
        vscode.l10n.t('The initiatives that one bureau sends in.'),
      ),
    ]),
    (answer) => answer === answers.kind,
  );
  return kind === undefined || kind === BACK ? kind : { ...answers, kind };
};

const askDate: Question = async (answers, place) => {
  const read = (words: string): Reading<string | null> => {
    const found = readDay(words);
    if ('day' in found) return { answer: found.day };
    return {
      message:
        found.problem === 'calendar'
          ? vscode.l10n.t('There is no such day in the calendar.')
          : vscode.l10n.t('Write a day such as 2025-09-17 or 17 September 2025, or nothing.'),
    };
  };
  const publicationDate = await askWords(
    place,
    {
      prompt: vscode.l10n.t('The date of publication. Leave this empty if it is not known yet.'),
      placeholder: vscode.l10n.t('For example {0}', '2025-09-17'),
      value: answers.publicationDate ?? '',
    },
    read,
  );
  return publicationDate === undefined || publicationDate === BACK
    ? publicationDate
    : { ...answers, publicationDate };
};

async function askBureau(answers: Answers, place: Place, inForceOn: BureauxOn): ReturnType<Question> {
  // A draft can be made without the list, too.
  const bureaux = inForceOn(answers.publicationDate).catch((): readonly NamedBureau[] => []);
  const none: Choice<NamedBureau | null> = { answer: null, label: vscode.l10n.t('Several bureaux, or none') };
  const ofOne = answers.kind === 'return';
  const choices = bureaux.then((list) => {
    const named = list.map((bureau): Choice<NamedBureau | null> => {
      return { answer: bureau, label: bureau.code, description: `${bureau.nameEn} · ${bureau.nameZhHant}` };
    });
    return ofOne ? [...named, none] : [none, ...named];
  });
  const bureau = await choose(
    place,
    ofOne
      ? vscode.l10n.t('Which bureau sends it in?')
      : vscode.l10n.t('Does one bureau write the whole draft?'),
    choices,
    (answer) => answer?.code === answers.bureau?.code && !(ofOne && answer === null),
  );
  return bureau === undefined || bureau === BACK ? bureau : { ...answers, bureau, bureaux: await bureaux };
}

const askLanguage: Question = async (answers, place) => {
  const choices: readonly Choice<SkeletonLanguage>[] = [
    { answer: 'en', label: 'English' },
    { answer: 'zh-Hant', label: '繁體中文' },
  ];
  const language = await choose(
    place,
    vscode.l10n.t('In which language?'),
    Promise.resolve(choices),
    (answer) => answer === answers.language,
  );
  return language === undefined || language === BACK ? language : { ...answers, language };
};
