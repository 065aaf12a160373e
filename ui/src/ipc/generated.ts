// Types of the commands, generated from api/src/commands.rs by `cargo xtask codegen`: do not edit.

export type AboutView = { 
/**
 * Version of the application.
 */
version: string, 
/**
 * Data folder.
 */
data_folder: string, 
/**
 * Folder of dossiers.
 */
dossiers_folder: string, 
/**
 * Catalogue.
 */
catalogue: StatsAnswer, 
/**
 * Credit that the data licences ask for.
 */
attribution: string, 
/**
 * Clause modules.
 */
modules: number, 
/**
 * Facets.
 */
facets: number, 
/**
 * Rules of the checker.
 */
rules: number, 
/**
 * Articles of law.
 */
articles: number, 
/**
 * Articles that need no check before one relies on them.
 */
articles_sure: number, 
/**
 * Last check of an article.
 */
law_checked: string | null, 
/**
 * Full texts imported, versions of articles.
 */
full_texts: number, };

export type AcceptFix = { 
/**
 * The dossier.
 */
dossier: number, 
/**
 * Slug of the piece.
 */
kind: string, 
/**
 * The leaf block.
 */
block: string, 
/**
 * First character, in the text of the block.
 */
start: number, 
/**
 * One past the last.
 */
end: number, 
/**
 * The words there: other words mean that the text changed since.
 */
excerpt: string, 
/**
 * The words to put there.
 */
replacement: string, };

export type AnnotateSite = { 
/**
 * Id of the site.
 */
id: string, 
/**
 * The note; empty takes it out.
 */
text: string, };

export type AnswerFileView = { 
/**
 * The file.
 */
path: string, 
/**
 * Firm that answers; absent: nothing of the file can be used.
 */
firm: string | null, 
/**
 * Its SIREN.
 */
siren: string | null, 
/**
 * The establishment that answers.
 */
site: string | null, 
/**
 * Day of the answer, ISO.
 */
answered: string | null, 
/**
 * What it declares.
 */
facts: Array<FactView>, 
/**
 * What is wrong in the file, cell by cell, and what to do.
 */
problems: Array<string>, 
/**
 * What the buyer should know: an answer replaced or left out, a firm that the log did not hold.
 */
remarks: Array<string>, };

export type AnswersReadView = { 
/**
 * File by file, in the order asked.
 */
files: Array<AnswerFileView>, 
/**
 * How many firms have their answer in the log from these files, or would: one a firm, however many files it sent.
 */
usable: number, 
/**
 * Whether they were.
 */
recorded: boolean, 
/**
 * The dossier.
 */
state: DossierView, };

export type ApiError = { 
/**
 * Kind.
 */
code: ErrorCode, 
/**
 * The sentence.
 */
detail: string, 
/**
 * The field of the need at fault, when there is one.
 */
field: string | null, 
/**
 * A free place where the same could be written, when the one asked for is taken.
 */
elsewhere: string | null, };

export type ArticleChange = { 
/**
 * What became of it.
 */
state: "ajoute" | "retire" | "deplace" | "modifie", 
/**
 * Whether it stands elsewhere, changed or not.
 */
moved: boolean, 
/**
 * Its title; empty for what comes before the first article.
 */
title: string, 
/**
 * Its number in the first version.
 */
before: string | null, 
/**
 * Its number in the second.
 */
after: string | null, 
/**
 * Its lines that differ.
 */
lines: Array<LineChange>, };

export type ArticleQuery = { 
/**
 * As written in a text.
 */
citation: string, 
/**
 * Launch date, ISO: the text of that day is looked for; today when absent.
 */
as_of: string | null, };

export type ArticleView = { 
/**
 * The others.
 */
others: Array<LawEntryView>, 
/**
 * `article`, `ccag`, `decision`, `parametre`, `texte-abroge`.
 */
kind: "article" | "ccag" | "decision" | "parametre" | "texte-abroge", 
/**
 * Id, as cited in files (`R2111-7`).
 */
id: string, 
/**
 * Citation, as written in a text.
 */
citation: string, 
/**
 * Code or text.
 */
code: string, 
/**
 * First day of the version known.
 */
in_force: string | null, 
/**
 * How the text was established.
 */
reliability: string, 
/**
 * The same, in French words.
 */
reliability_words: string, 
/**
 * Whether it needs no check before one relies on it.
 */
sure: boolean, 
/**
 * When it was last checked.
 */
checked: string | null, 
/**
 * Our digest, in French; several lines for what changes with dates.
 */
digest: string, 
/**
 * The text on the date asked, when texts were imported.
 */
full: FullTextView | null, };

export type Asked = "offre" | "attribution" | "livraison" | "annuel";

export type AskedView = { 
/**
 * Key of the capability.
 */
key: string, 
/**
 * What it is about, in a few words.
 */
title: string, 
/**
 * The question, the same for all.
 */
words: string, 
/**
 * Whether the number and the validity of a certificate are asked with it.
 */
certificate: boolean, 
/**
 * Whether the answers may change a clause or the alarm.
 */
decides: boolean, 
/**
 * Why it is asked.
 */
why: string, 
/**
 * Firms of the country over this capability alone.
 */
counts: CountsView, 
/**
 * Firms that have said nothing of it.
 */
silent: number, 
/**
 * Clauses whose use the answers would change.
 */
effects: Array<EffectView>, 
/**
 * Whether they would change the alarm on competition.
 */
alarm: boolean, 
/**
 * Whether it is asked unless the buyer chooses otherwise: those that decide, a number that firms will answer.
 */
proposed: boolean, 
/**
 * Whether the questionnaire already written holds it.
 */
written: boolean, };

export type BandView = { 
/**
 * « 10 à 19 salariés ».
 */
label: string, 
/**
 * Distinct firms.
 */
firms: number, 
/**
 * Year of the oldest source.
 */
oldest: number | null, 
/**
 * Year of the newest source.
 */
newest: number | null, 
/**
 * `oui`, `inconnu`, `non`: whether they can carry the volume.
 */
carries: "oui" | "inconnu" | "non", };

export type BatchRef = { 
/**
 * Its number.
 */
number: number, };

export type BatchView = { 
/**
 * Number: what « catalog undo » takes.
 */
number: number, 
/**
 * Kind.
 */
kind: string, 
/**
 * Code of its source.
 */
source: string | null, 
/**
 * Name and version of the pack that brought it.
 */
pack: string | null, 
/**
 * Day of the data, ISO.
 */
dated: string, 
/**
 * When it was done, ISO.
 */
done: string, 
/**
 * Lines read.
 */
read: number, 
/**
 * Sites it brought.
 */
created: number, 
/**
 * Sites of which it says more.
 */
updated: number, 
/**
 * Facts and contracts it brought.
 */
facts: number, 
/**
 * Lines refused.
 */
refused: number, };

export type BlockRef = { 
/**
 * The dossier.
 */
dossier: number, 
/**
 * Slug of the piece.
 */
kind: string, 
/**
 * The block.
 */
block: string, };

export type BuyerView = { 
/**
 * Kind.
 */
kind: string | null, 
/**
 * Full name.
 */
name: string | null, 
/**
 * INSEE code of the commune of its seat.
 */
insee: string | null, 
/**
 * Inhabitants.
 */
population: number | null, 
/**
 * SIRET.
 */
siret: string | null, 
/**
 * Postal address.
 */
address: string | null, 
/**
 * Address of the buyer profile.
 */
profile_url: string | null, 
/**
 * Administrative court.
 */
court: string | null, 
/**
 * Who signs.
 */
signatory: string | null, 
/**
 * Office to write to.
 */
contact: string | null, 
/**
 * Path of the logo.
 */
logo: string | null, };

export type ByStatusView = { 
/**
 * Declared.
 */
declare: number, 
/**
 * Checked.
 */
verifie: number, 
/**
 * Deduced.
 */
deduit: number, };

export type CcagView = { 
/**
 * Short name (`CCAG-FCS`).
 */
name: string, 
/**
 * What it is made for.
 */
purpose: string, 
/**
 * Name of the one that fits the nature and the codes.
 */
proposed: string, 
/**
 * Why that one.
 */
why: string, 
/**
 * Whether the buyer named it.
 */
by_buyer: boolean, };

export type ChangeNeed = { 
/**
 * The dossier.
 */
dossier: number, 
/**
 * The changes.
 */
changes: Array<FieldChange>, };

export type ChangeView = { 
/**
 * `procedure`, `publicite`, or the id of a duty.
 */
id: string, 
/**
 * What it is called, in plain French.
 */
title: string, 
/**
 * On the launch date of the need: slug.
 */
from: string, 
/**
 * In words.
 */
from_words: string, 
/**
 * On the other date: slug.
 */
to: string, 
/**
 * In words.
 */
to_words: string, 
/**
 * First day of the rule or of the threshold that makes the difference.
 */
since: string | null, 
/**
 * Why, on the other date.
 */
why: string, 
/**
 * Articles, on the other date.
 */
legal_basis: Array<string>, 
/**
 * What is to be checked before relying on it.
 */
doubts: Array<string>, };

export type ChangedView = { 
/**
 * Title of a clause, « Ouverture à la concurrence », « Fabricants ».
 */
title: string, 
/**
 * Without the answers.
 */
before: string, 
/**
 * With them.
 */
after: string, 
/**
 * Why a clause is used otherwise, when it is.
 */
why: string | null, };

export type ChangedWords = { 
/**
 * `same`, `gone`, `come`.
 */
kind: "same" | "gone" | "come", 
/**
 * The words.
 */
words: string, };

export type CheckClause = { 
/**
 * The form, perhaps half filled in.
 */
form: ModuleForm, };

export type CheckFiles = { 
/**
 * The files.
 */
files: Array<FileToCheck>, 
/**
 * Planned launch date, ISO; today when absent. That of the dossier comes first.
 */
date: string | null, 
/**
 * An open dossier whose need says more: amount, buyer, what was set aside.
 */
dossier: number | null, };

export type CheckedFileView = { 
/**
 * The file.
 */
path: string, 
/**
 * Its title.
 */
title: string, 
/**
 * Which piece it is taken for.
 */
document: string, 
/**
 * Whether its findings can be written in it as comments.
 */
can_annotate: boolean, 
/**
 * Time taken, ms.
 */
took_ms: number, 
/**
 * What was found, in the order of the text.
 */
findings: Array<FindingView>, 
/**
 * Its text.
 */
passages: Array<PassageView>, 
/**
 * What could not be checked, and what it lacks.
 */
not_checked: Array<string>, };

export type CheckedFilesView = { 
/**
 * The launch date whose law was applied, ISO.
 */
date: string, 
/**
 * Files checked, in the order asked.
 */
files: Array<CheckedFileView>, 
/**
 * Files that were not read: the others are checked all the same.
 */
refused: Array<RefusedFileView>, 
/**
 * Duties of the dossier, when one was named.
 */
obligations: Array<ObligationView>, 
/**
 * What could not be checked over the files together, and what it lacks.
 */
not_checked: Array<string>, 
/**
 * What the findings say of the checking itself.
 */
remarks: Array<string>, };

export type ChoiceChange = { 
/**
 * Facet id.
 */
facet: string, 
/**
 * Its title and what it is.
 */
title: string, 
/**
 * What changed.
 */
what: "retenue" | "retiree" | "valeur" | "points", 
/**
 * The value asked for, when it is one.
 */
label: string | null, 
/**
 * First version.
 */
before: string | null, 
/**
 * Second version.
 */
after: string | null, };

export type ChoiceOfFacet = { 
/**
 * Facet id.
 */
facet: string, 
/**
 * `null`: as proposed; `true`, `false`; or values of its variables.
 */
choice: unknown, };

export type Choose = { 
/**
 * The dossier.
 */
dossier: number, 
/**
 * The choices.
 */
choices: Array<ChoiceOfFacet>, };

export type ClauseCard = { 
/**
 * Id.
 */
module: string, 
/**
 * Shelf.
 */
shelf: string, 
/**
 * Title of the shelf.
 */
shelf_title: string, 
/**
 * Title.
 */
title: string, 
/**
 * The buyer's need.
 */
need: string, 
/**
 * Families it serves, by title; empty: every purchase.
 */
families: Array<string>, 
/**
 * Slugs of these families.
 */
family_slugs: Array<string>, 
/**
 * Whose it is.
 */
origin: "officielle" | "maison" | "paquet", 
/**
 * The pack that brought it.
 */
pack: string | null, 
/**
 * The same in words, with what it was issued from; absent for an official one.
 */
mark: string | null, 
/**
 * Version.
 */
version: number, 
/**
 * Last review.
 */
reviewed: string, 
/**
 * Whether it is proposed and drafted.
 */
state: "en-service" | "rangee", 
/**
 * Why it is put away.
 */
put_away_reason: string | null, 
/**
 * The day it was.
 */
put_away_day: string | null, 
/**
 * Whether the official text it was adapted from has changed since.
 */
suspect: boolean, 
/**
 * How many of its passages our checker flags.
 */
remarks: number, 
/**
 * Whether it belongs to what is proposed by itself.
 */
default: boolean, 
/**
 * Whether the buyer must write a reason to keep it.
 */
asks_reason: boolean, 
/**
 * Kinds of its facets, in words.
 */
kinds: Array<string>, 
/**
 * Levels it has.
 */
levels: Array<string>, };

export type ClauseList = { 
/**
 * Folder of the house.
 */
folder: string, 
/**
 * Modules: those that answer in their title first.
 */
modules: Array<ClauseCard>, 
/**
 * Modules in the whole library.
 */
total: number, 
/**
 * Shelves that hold one of them.
 */
shelves: Array<ShelfCount>, 
/**
 * Files of the house that are left out.
 */
refused: Array<RefusedFile>, };

export type ClausePage = { 
/**
 * Its card.
 */
card: ClauseCard, 
/**
 * What it holds.
 */
form: ModuleForm, 
/**
 * What the official text has become.
 */
suspect: SuspectView | null, 
/**
 * What our checker says of its texts.
 */
remarks: Array<Remark>, 
/**
 * Dossiers whose choices name it.
 */
used_in: Array<UseView>, 
/**
 * Whether one can go back to the text it took the place of.
 */
can_go_back: boolean, };

export type ClausePlace = { 
/**
 * Piece: `rc`, `ccap`, `cctp`, `lettre`.
 */
document: string, 
/**
 * Slug of the article.
 */
slug: string, 
/**
 * Its title.
 */
title: string, };

export type ClauseProblem = { 
/**
 * Heading of the facet; absent: the module itself.
 */
facet: string | null, 
/**
 * In one sentence.
 */
message: string, };

export type ClauseRef = { 
/**
 * The id.
 */
module: string, };

export type ClauseVocabulary = { 
/**
 * Shelves.
 */
shelves: Array<NamedSlug>, 
/**
 * Families.
 */
families: Array<NamedSlug>, 
/**
 * Articles of the pieces.
 */
places: Array<ClausePlace>, 
/**
 * Duties.
 */
obligations: Array<NamedSlug>, 
/**
 * Capabilities of makers.
 */
capabilities: Array<NamedSlug>, 
/**
 * Groups of criteria.
 */
groups: Array<NamedSlug>, 
/**
 * Facts of the need that a text may hold.
 */
globals: Array<string>, };

export type ClausesQuery = { 
/**
 * Words, all of them, in the title, the need or the texts; accents do not count.
 */
words: string, };

export type CommuneQuery = { 
/**
 * A name or its beginning, a postal code is no name; an INSEE code.
 */
text: string, };

export type CommuneView = { 
/**
 * INSEE code.
 */
insee: string, 
/**
 * Name.
 */
name: string, 
/**
 * Département, code.
 */
departement: string, 
/**
 * Its name.
 */
departement_name: string, 
/**
 * Région, name.
 */
region_name: string, 
/**
 * Postal codes.
 */
postal_codes: Array<string>, 
/**
 * Inhabitants.
 */
population: number | null, };

export type CompareAnswer = { 
/**
 * First version.
 */
before: ComparedSide, 
/**
 * Second version.
 */
after: ComparedSide, 
/**
 * Facts of the need that changed; none when one side is a file.
 */
need: Array<FactChange>, 
/**
 * Choices that changed; none when one side is a file.
 */
choices: Array<ChoiceChange>, 
/**
 * The pieces, in the order of the second version.
 */
pieces: Array<PieceChange>, 
/**
 * Whether nothing changed at all.
 */
identical: boolean, 
/**
 * Time taken, ms.
 */
took_ms: number, };

export type CompareRequest = { 
/**
 * The dossier, as it stands now: the second version.
 */
dossier: number, 
/**
 * A step: the state that it left.
 */
step: number | null, 
/**
 * A need file, another dossier, or a piece (`.docx`, `.odt`…).
 */
path: string | null, };

export type ComparedSide = { 
/**
 * File, or step, as it is named.
 */
name: string, 
/**
 * What it is.
 */
from: "besoin" | "dossier" | "etape" | "fichier", };

export type ConcentrationView = { 
/**
 * Départements that hold a maker.
 */
departements: number, 
/**
 * Code of the one that holds most firms.
 */
first_departement: string | null, 
/**
 * Firms it holds.
 */
in_first: number, 
/**
 * Groups that hold two firms or more.
 */
groups: number, 
/**
 * Firms whose group is unknown.
 */
without_group: number, 
/**
 * In French.
 */
why: string, };

export type ConflictView = { 
/**
 * `name`, `naf`, `commune`, `state`, `headcount`, `category`.
 */
field: string, 
/**
 * Its value.
 */
value: string, 
/**
 * Source.
 */
source: string, 
/**
 * Day, when known.
 */
said: string | null, };

export type ContractsView = { 
/**
 * How many.
 */
count: number, 
/**
 * CPV codes, the most frequent first.
 */
cpv: Array<string>, 
/**
 * Last notification.
 */
last: string | null, };

export type CopiedView = { 
/**
 * The file.
 */
path: string, };

export type CopyDossier = { 
/**
 * The dossier.
 */
dossier: number, 
/**
 * The file; absent: beside, under another name.
 */
target: string | null, };

export type CorrectSite = { 
/**
 * Id of the site.
 */
id: string, 
/**
 * Name.
 */
name: string | null, 
/**
 * NAF sub-class.
 */
naf: string | null, 
/**
 * INSEE code of the commune.
 */
insee: string | null, 
/**
 * `actif` or `ferme`.
 */
state: string | null, 
/**
 * Headcount band of the firm, Sirene code.
 */
headcount: string | null, 
/**
 * How the buyer knows.
 */
reason: string, };

export type CorrectionView = { 
/**
 * Why.
 */
reason: string, 
/**
 * When.
 */
day: string | null, };

export type CountView = { 
/**
 * Code.
 */
code: string | null, 
/**
 * Name; absent is « unknown ».
 */
name: string | null, 
/**
 * Sites.
 */
sites: number, };

export type CountsView = { 
/**
 * Able.
 */
capable: number, 
/**
 * Not known.
 */
unknown: number, 
/**
 * Unable.
 */
incapable: number, 
/**
 * Able, by status.
 */
by_status: ByStatusView, };

export type CoverView = { 
/**
 * Buyer.
 */
buyer: string, 
/**
 * Object.
 */
object: string, 
/**
 * Procedure.
 */
procedure: string, 
/**
 * Reference.
 */
reference: string, 
/**
 * Limit for offers.
 */
deadline: string | null, };

export type CpvQuery = { 
/**
 * The words, or the first digits.
 */
text: string, 
/**
 * How many at most.
 */
limit: number, };

export type CpvView = { 
/**
 * Code.
 */
code: string, 
/**
 * Label.
 */
label: string, 
/**
 * Order, 0 to 1.
 */
score: number, 
/**
 * Why.
 */
why: string, };

export type CreateDossier = { 
/**
 * Object, in the buyer's words.
 */
objet: string | null, 
/**
 * Slug of an example.
 */
example: string | null, 
/**
 * A need file.
 */
file: string | null, };

export type Criterion = { 
/**
 * `prix`, `technique`, `environnement`, `social`, `delai`.
 */
group: string, 
/**
 * Name in the table of criteria.
 */
label: string, 
/**
 * Points.
 */
weight: WeightRange, 
/**
 * Scoring method.
 */
method: Method, 
/**
 * What is measured.
 */
measure: string, 
/**
 * Unit of the measure.
 */
unit: string | null, 
/**
 * How the buyer computes the score, one complete sentence.
 */
calculation: string, 
/**
 * The sentence that ties it to the object of the contract.
 */
link: string, };

export type DifferenceView = { 
/**
 * Heading of the facet; absent: the module itself.
 */
facet: string | null, 
/**
 * The field, in French.
 */
field: string, 
/**
 * Then and now, word by word.
 */
pieces: Array<ChangedWords>, };

export type DocumentAnswer = { 
/**
 * Slug.
 */
kind: string, 
/**
 * Title.
 */
title: string, 
/**
 * First page.
 */
cover: CoverView | null, 
/**
 * The text, as ProseMirror holds it.
 */
content: unknown, 
/**
 * Blocks computed from elsewhere: not edited here.
 */
locked: Array<string>, 
/**
 * What is risky in it, what was set aside included.
 */
findings: Array<FindingView>, 
/**
 * The buyer's own blocks.
 */
own: Array<OwnBlockView>, 
/**
 * The dossier.
 */
state: DossierView, };

export type DocumentRef = { 
/**
 * The dossier.
 */
dossier: number, 
/**
 * Slug of the piece.
 */
kind: string, };

export type DocumentsAnswer = { 
/**
 * In the order of the consultation.
 */
pieces: Array<PieceView>, 
/**
 * Facts to fill in.
 */
missing: Array<MissingView>, 
/**
 * What does not fit.
 */
conflicts: Array<string>, 
/**
 * Articles that the library leaves empty.
 */
unfilled: Array<string>, 
/**
 * Own words without a place.
 */
orphans: Array<OrphanView>, };

export type DossierCardView = { 
/**
 * File.
 */
path: string, 
/**
 * Name of the file, without its ending.
 */
name: string, 
/**
 * Object, when it says one.
 */
objet: string | null, 
/**
 * Buyer.
 */
buyer: string | null, 
/**
 * Launch date.
 */
launch_date: string | null, 
/**
 * Amount, euros HT.
 */
amount_ht: number | null, 
/**
 * Last change of the file.
 */
modified: string, 
/**
 * Why it cannot be opened, when it cannot.
 */
trouble: string | null, };

export type DossierRef = { 
/**
 * Number given when it was opened.
 */
dossier: number, };

export type DossierView = { 
/**
 * The need.
 */
need: NeedView, 
/**
 * Whether there is enough to compute and to draft.
 */
complete: boolean, 
/**
 * Required facts that are absent.
 */
missing: Array<FieldProblemView>, 
/**
 * Facts that contradict each other.
 */
problems: Array<FieldProblemView>, 
/**
 * What undoing would take back.
 */
undo: string | null, 
/**
 * What redoing would bring back.
 */
redo: string | null, 
/**
 * Grows with every writing.
 */
revision: number, };

export type DossiersView = { 
/**
 * Folder of new dossiers.
 */
folder: string, 
/**
 * Dossiers of that folder and those opened lately, the last changed first.
 */
dossiers: Array<DossierCardView>, 
/**
 * Examples to try.
 */
examples: Array<ExampleView>, };

export type EditAnswer = { 
/**
 * The dossier.
 */
state: DossierView, 
/**
 * What is risky now.
 */
findings: Array<FindingView>, 
/**
 * The buyer's own blocks.
 */
own: Array<OwnBlockView>, 
/**
 * Time taken, ms.
 */
took_ms: number, };

export type EditDocument = { 
/**
 * The dossier.
 */
dossier: number, 
/**
 * Slug of the piece.
 */
kind: string, 
/**
 * The whole text.
 */
content: unknown, };

export type EffectView = { 
/**
 * Facet.
 */
facet: string, 
/**
 * Title.
 */
title: string, 
/**
 * Its lever today, in French.
 */
now: string, 
/**
 * If every firm that has said nothing can.
 */
if_all_can: string, 
/**
 * If none can.
 */
if_none_can: string, 
/**
 * All of it in one or two sentences, with the reason when it is not what one would guess.
 */
words: string, };

export type EntryRef = { 
/**
 * The dossier.
 */
dossier: number, 
/**
 * Number of the entry.
 */
number: number, };

export type EntryView = { 
/**
 * Number of the entry.
 */
number: number, 
/**
 * Firm.
 */
firm: string, 
/**
 * SIREN.
 */
siren: string | null, 
/**
 * SIRET of the establishment that answers.
 */
site: string | null, 
/**
 * Person.
 */
person: string | null, 
/**
 * Mail.
 */
mail: string | null, 
/**
 * Day of the first exchange, ISO.
 */
date: string, 
/**
 * Day the questionnaire was sent, ISO.
 */
sent: string | null, 
/**
 * Day of the answer, ISO.
 */
answered: string | null, 
/**
 * What was asked, in words.
 */
question: string, 
/**
 * What was answered in words.
 */
remarks: string | null, 
/**
 * What was declared.
 */
facts: Array<FactView>, 
/**
 * An invented firm, for training or for an example.
 */
simulated: boolean, 
/**
 * Why its answers do not count, when they do not.
 */
not_counted: string | null, };

export type ErasePerson = { 
/**
 * The dossier.
 */
dossier: number, 
/**
 * Name, as the log writes it, or part of it.
 */
name: string, };

export type ErasedPersonView = { 
/**
 * Entries, notes and letters told from which the name was taken.
 */
entries: number, 
/**
 * Whether the history was dropped: it mentioned the name in the buyer's own texts.
 */
history_dropped: boolean, 
/**
 * Texts of the buyer that still mention the name.
 */
remaining: Array<string>, 
/**
 * The dossier.
 */
state: DossierView, };

export type ErrorCode = "need" | "incomplete" | "choice" | "document" | "file" | "catalog" | "busy" | "pack" | "request" | "not-found" | "dossier" | "read-only" | "disk-full" | "gone" | "changed-elsewhere" | "newer" | "damaged" | "open-elsewhere" | "cancelled" | "internal";

export type EvidenceGroup = { 
/**
 * Items, all needed.
 */
all: Array<string>, 
/**
 * Who issues them.
 */
issuer: string, 
/**
 * When they are asked.
 */
asked: Asked, 
/**
 * How the buyer checks.
 */
check: string, 
/**
 * How heavy for an SME: `léger`, `moyen`, `lourd`.
 */
weight_sme: string, };

export type EvidenceView = { 
/**
 * Source.
 */
source: string, 
/**
 * Year.
 */
year: number | null, 
/**
 * Status.
 */
status: string, 
/**
 * What it says.
 */
sentence: string, };

export type ExampleView = { 
/**
 * Slug.
 */
slug: string, 
/**
 * Object.
 */
objet: string, };

export type ExportAnswer = { 
/**
 * The folder.
 */
folder: string, 
/**
 * The files, under it.
 */
files: Array<FileView>, 
/**
 * Facts left to fill in.
 */
missing: Array<MissingView>, 
/**
 * Time taken, ms.
 */
took_ms: number, };

export type ExportCheck = { 
/**
 * What is checked.
 */
check: CheckFiles, 
/**
 * `annote`, `rapport`, `sarif`.
 */
what: "annote" | "rapport" | "sarif", 
/**
 * Where.
 */
target: string, };

export type ExportPlaceView = { 
/**
 * The folder.
 */
folder: string, 
/**
 * Whether it holds an earlier export, which will be replaced.
 */
exists: boolean, 
/**
 * Findings that stop it.
 */
blocked: Array<PieceFinding>, 
/**
 * Questions that wait for the buyer's written reason.
 */
unjustified: Array<string>, };

export type ExportQuestionnaire = { 
/**
 * The dossier.
 */
dossier: number, 
/**
 * The folder; absent: `questionnaire` in the folder of the dossier's export.
 */
folder: string | null, 
/**
 * Day until which answers are awaited, ISO.
 */
answer_by: string | null, 
/**
 * Keys to ask; absent: those of the questionnaire written before, else those proposed.
 */
keys: Array<string> | null, };

export type ExportRequest = { 
/**
 * The dossier.
 */
dossier: number, 
/**
 * The folder; absent: beside the dossier, under its name.
 */
folder: string | null, 
/**
 * Formats to write (`docx`, `odt`, `pdf`, `xlsx`); absent: Word files and tables.
 */
formats: Array<string> | null, };

export type ExportSites = { 
/**
 * The question whose answers are written.
 */
search: SearchRequest, 
/**
 * The file: `.csv` or `.xlsx`.
 */
path: string, };

export type ExportedCheck = { 
/**
 * The file.
 */
path: string, 
/**
 * Findings that found no place in the annotated file.
 */
unplaced: number, };

export type ExportedQuestionnaireView = { 
/**
 * The folder.
 */
folder: string, 
/**
 * Files written in it.
 */
files: Array<string>, 
/**
 * How many questions.
 */
questions: number, 
/**
 * How many more would decide and are not asked.
 */
left_out: number, 
/**
 * What the buyer should know of it: firms that were told something else.
 */
remarks: Array<string>, 
/**
 * The dossier.
 */
state: DossierView, };

export type ExportedSites = { 
/**
 * The file.
 */
path: string, 
/**
 * Lines written.
 */
sites: number, 
/**
 * Answers in all.
 */
total: number, };

export type FabricAnswer = { 
/**
 * Counts.
 */
fabric: FabricView, 
/**
 * The sites counted, the nearest first, then by name: at most [`SITES`].
 */
sites: Array<FabricSiteView>, 
/**
 * How many sites are counted in all.
 */
sites_counted: number, 
/**
 * The buyer's commune, when known.
 */
place: PlaceView | null, };

export type FabricSiteView = { 
/**
 * Id.
 */
id: string, 
/**
 * Name.
 */
name: string, 
/**
 * SIREN.
 */
siren: string | null, 
/**
 * SIRET.
 */
siret: string | null, 
/**
 * NAF sub-class.
 */
naf: string | null, 
/**
 * Its label.
 */
naf_label: string | null, 
/**
 * Commune.
 */
commune: string | null, 
/**
 * Département, code.
 */
departement: string | null, 
/**
 * Its name.
 */
departement_name: string | null, 
/**
 * Région, code.
 */
region: string | null, 
/**
 * Its name.
 */
region_name: string | null, 
/**
 * Latitude, degrees.
 */
lat: number | null, 
/**
 * Longitude, degrees.
 */
lon: number | null, 
/**
 * `site`, `commune`, or empty when the position is unknown.
 */
precision: string, 
/**
 * Distance from the buyer, km.
 */
distance_km: number | null, 
/**
 * Freshness.
 */
tier: "S" | "A" | "B" | "C", 
/**
 * Sirene code of the headcount band of the firm.
 */
headcount: string | null, 
/**
 * `PME`, `ETI`, `GE`.
 */
category: string | null, 
/**
 * Last year the site or its firm was seen.
 */
last_year: number | null, 
/**
 * Kind of structure of inclusion.
 */
inclusion: string | null, 
/**
 * Families it is said to make.
 */
families: Array<FamilyTagView>, 
/**
 * Rings that hold it.
 */
rings: Array<string>, 
/**
 * Number of the entry of the sourcing log, for a site that the log alone speaks of: the catalogue has no card of it.
 */
log_entry: number | null, };

export type FabricView = { 
/**
 * Families of the need: those whose clauses are written and whose makers are counted.
 */
families: Array<FamilyView>, 
/**
 * Families near the need: to look at, never counted.
 */
near: Array<FamilyView>, 
/**
 * NAF sub-classes, the most telling first.
 */
naf: Array<NafView>, 
/**
 * Firms.
 */
firms: FirmsView, 
/**
 * Some of them, the nearest to the question first: where to begin sourcing.
 */
makers: Array<MakerView>, 
/**
 * Who is large enough, family by family.
 */
volumes: Array<VolumeView>, 
/**
 * How concentrated the makers are.
 */
concentration: ConcentrationView | null, 
/**
 * Structures to which contracts may be reserved, when such makers are known.
 */
reserves: Array<ReserveView>, 
/**
 * Ways of dividing the purchase, and what each opens.
 */
lots: Array<LotPatternView>, };

export type FacetCountView = { 
/**
 * Value to filter by; absent is « unknown ».
 */
code: string | null, 
/**
 * Its name.
 */
name: string, 
/**
 * Sites.
 */
sites: number, };

export type FacetForm = { 
/**
 * Kind and level (`exigence-socle`), or kind and piece for an administrative article.
 */
heading: string, 
/**
 * Head.
 */
head: FacetHead, 
/**
 * Texts: one, or several with their conditions.
 */
texts: Array<TextForm>, };

export type FacetHead = { 
/**
 * Piece that carries it: `rc`, `ccap`, `cctp`, `ccp`, `ae`, `lettre`.
 */
document: string, 
/**
 * Article of the plan of that piece.
 */
place: string, 
/**
 * Rank inside the article.
 */
order: number, 
/**
 * Sub-title inside the article.
 */
title: string | null, 
/**
 * Articles it rests on.
 */
legal_basis: Array<string>, 
/**
 * Obligations it satisfies.
 */
satisfies: Array<string>, 
/**
 * Validity.
 */
in_force: InForce, 
/**
 * Why this level.
 */
level_reason: string | null, 
/**
 * Whether a regulation sets this level for all makers: it is then required whatever the counts.
 */
regulatory: boolean, 
/**
 * Capability that a maker must have.
 */
needs: string | null, 
/**
 * Why no capability is at stake.
 */
no_predicate: string | null, 
/**
 * Why nothing in the module proves, follows nor punishes it (requirement, performance condition), or why nothing is
 * joined to the answer (question of a criterion).
 */
no_proof: string | null, 
/**
 * Articles of the CCAG it departs from.
 */
derogates: Array<string>, 
/**
 * Facets that must be there too.
 */
requires: Array<string>, 
/**
 * Facets that cannot be there too.
 */
conflicts: Array<string>, 
/**
 * Facets worth looking at.
 */
suggests: Array<string>, 
/**
 * When it applies.
 */
when: unknown, 
/**
 * eForms fields it fills.
 */
eforms: Array<string>, 
/**
 * Values asked of the buyer.
 */
variables: Array<Variable>, 
/**
 * The award criterion (kind `critere`).
 */
criterion: Criterion | null, 
/**
 * Accepted evidence (kind `preuve`), or what is joined to the answer (kind `question`).
 */
evidence: Array<EvidenceGroup>, 
/**
 * Facet proved (kind `preuve`), by its heading.
 */
proves: string | null, 
/**
 * Facet a question answers (kind `question`).
 */
answers: string | null, 
/**
 * Kind of answer: `number`, `text`, `yes-no`, `date`, `document`.
 */
answer: string | null, 
/**
 * Unit of the answer.
 */
unit: string | null, 
/**
 * Longest answer, in characters.
 */
max_length: number | null, 
/**
 * Facet whose breach is punished (kind `penalite`).
 */
punishes: string | null, 
/**
 * Facet followed (kind `suivi`).
 */
follows: string | null, 
/**
 * Who follows.
 */
who: string | null, 
/**
 * When it is checked.
 */
when_checked: string | null, };

export type FacetRingView = { 
/**
 * The ring.
 */
ring: string, 
/**
 * Able.
 */
capable: number, 
/**
 * Not known.
 */
unknown: number, 
/**
 * Unable.
 */
incapable: number, };

export type FacetView = { 
/**
 * Id.
 */
facet: string, 
/**
 * Kind.
 */
kind: string, 
/**
 * Kind, in words.
 */
kind_name: string, 
/**
 * Level.
 */
level: "socle" | "ambitieux" | "exemplaire", 
/**
 * Title.
 */
title: string | null, 
/**
 * Piece that carries it.
 */
document: string, 
/**
 * Whether the draft keeps it.
 */
kept: boolean, 
/**
 * Whether the buyer chose it.
 */
by_buyer: boolean, 
/**
 * What the buyer said of it; `null`: nothing.
 */
choice: unknown, 
/**
 * Facet it serves.
 */
serves: string | null, 
/**
 * Lever; absent for what no maker has to meet.
 */
lever: string | null, 
/**
 * What the lever rests on.
 */
basis: string | null, 
/**
 * Place among the proposals.
 */
rank: number | null, 
/**
 * Counts over the country; `null` when no capability is at stake.
 */
firms: CountsView | null, 
/**
 * Counts by ring.
 */
rings: Array<FacetRingView>, 
/**
 * Why.
 */
why: string | null, 
/**
 * Why not stricter.
 */
why_not_stricter: string | null, 
/**
 * Why this level.
 */
level_reason: string | null, 
/**
 * Articles.
 */
legal_basis: Array<string>, 
/**
 * Duties it satisfies for this need.
 */
obligation_ids: Array<string>, 
/**
 * The words as they would be written, a line each.
 */
text: Array<string>, 
/**
 * Values asked of the buyer.
 */
variables: Array<VariableView>, 
/**
 * Points, for a criterion kept.
 */
points: number | null, 
/**
 * Fewest points advised.
 */
points_min: number | null, 
/**
 * Most points advised.
 */
points_max: number | null, 
/**
 * Whether it takes what remains to 100.
 */
points_rest: boolean, 
/**
 * Group of the criterion.
 */
criterion_group: string | null, };

export type FacetsView = { 
/**
 * By région.
 */
regions: Array<FacetCountView>, 
/**
 * By département.
 */
departements: Array<FacetCountView>, 
/**
 * By NAF division.
 */
divisions: Array<FacetCountView>, 
/**
 * By category of the firm.
 */
categories: Array<FacetCountView>, 
/**
 * By headcount band of the firm.
 */
headcounts: Array<FacetCountView>, 
/**
 * By tier.
 */
tiers: Array<FacetCountView>, 
/**
 * By label.
 */
labels: Array<FacetCountView>, 
/**
 * Sites of firms that won public contracts.
 */
experience: number, };

export type FactChange = { 
/**
 * Field (`duration_months`, `buyer.court`).
 */
field: string, 
/**
 * What it is, in French.
 */
label: string, 
/**
 * First version; absent: unknown then.
 */
before: string | null, 
/**
 * Second version; absent: unknown now.
 */
after: string | null, };

export type FactView = { 
/**
 * Key.
 */
key: string, 
/**
 * What it is about.
 */
title: string, 
/**
 * `oui`, `non`, `ne-sait-pas`.
 */
answer: "oui" | "non" | "ne-sait-pas", 
/**
 * What it adds.
 */
precision: string | null, 
/**
 * Number of the certificate.
 */
number: string | null, 
/**
 * Last day of its validity, ISO.
 */
valid_until: string | null, 
/**
 * Whether it is out of date on the launch date: it then counts as unknown.
 */
lapsed: boolean, };

export type FamilyTagView = { 
/**
 * Slug.
 */
slug: string, 
/**
 * Status of that fact.
 */
status: string, };

export type FamilyView = { 
/**
 * Slug.
 */
slug: string, 
/**
 * Title.
 */
title: string, 
/**
 * From 0 to 1.
 */
weight: number, 
/**
 * Which words and codes.
 */
why: string, };

export type FieldChange = { 
/**
 * The field (`objet`, `buyer.name`, `lot`).
 */
field: string, 
/**
 * Its value; `null`: unknown again.
 */
value: unknown, };

export type FieldProblemView = { 
/**
 * The field.
 */
field: string, 
/**
 * What is wrong.
 */
message: string, };

export type FileToCheck = { 
/**
 * The file.
 */
path: string, 
/**
 * Slug of the piece, when one knows better than the guess.
 */
document: string | null, };

export type FileView = { 
/**
 * Path, under the folder given.
 */
path: string, 
/**
 * Slug of the piece.
 */
document: string, 
/**
 * `docx`, `xlsx`, `json`, `txt`.
 */
format: string, 
/**
 * `a-publier` or `interne`.
 */
folder: "a-publier" | "interne", 
/**
 * Pages, estimated; absent for what has none.
 */
pages: number | null, };

export type FindingView = { 
/**
 * Stable code of the rule.
 */
rule: string, 
/**
 * Its slug.
 */
name: string, 
/**
 * Its family.
 */
family: string, 
/**
 * `bloquant`, `majeur`, `mineur`, `conseil`.
 */
severity: "bloquant" | "majeur" | "mineur" | "conseil", 
/**
 * `signale`, `conforme`, `sans-objet`, `donnee-manquante`.
 */
state: "signale" | "conforme" | "sans-objet" | "donnee-manquante", 
/**
 * Place in the text of `block`, or in the text given.
 */
span: SpanView, 
/**
 * Block of the document it stands in.
 */
block: string | null, 
/**
 * Page, when the format has pages.
 */
page: number | null, 
/**
 * Article of the document.
 */
article: string | null, 
/**
 * What is wrong.
 */
message: string, 
/**
 * Why it matters.
 */
why: string, 
/**
 * What to write instead.
 */
fix: string | null, 
/**
 * A text that can take the place of the span.
 */
replacement: string | null, 
/**
 * Articles the rule rests on.
 */
legal_basis: Array<string>, 
/**
 * The buyer's reason for setting it aside.
 */
waiver: string | null, };

export type FirmAnswer = { 
/**
 * SIREN.
 */
siren: string | null, 
/**
 * Name.
 */
name: string, 
/**
 * Category.
 */
category: string | null, 
/**
 * Headcount band, Sirene code.
 */
headcount: string | null, 
/**
 * Source and year of its size.
 */
size_source: [string, number] | null, 
/**
 * Public contracts found in the published data.
 */
contracts: ContractsView | null, 
/**
 * Sites.
 */
sites: Array<SiteView>, 
/**
 * Its trades, as these workshops usually are.
 */
profiles: Array<ProfileView>, };

export type FirmQuery = { 
/**
 * SIREN, SIRET, or id of a site.
 */
number: string, 
/**
 * Day on which freshness is judged, ISO; today without one.
 */
as_of: string | null, };

export type FirmsView = { 
/**
 * Distinct firms of the catalogue; `null` when no family is recognised: unknown, not zero.
 */
total: number | null, 
/**
 * Those that say they make it, or of which it was checked; the others are makers by their activity alone.
 */
confirmed: number | null, 
/**
 * Sites whose position is unknown.
 */
sites_without_coordinates: number | null, 
/**
 * Radius of the first ring, km.
 */
radius_km: number, 
/**
 * By ring.
 */
rings: Array<RingView>, };

export type FormChecked = { 
/**
 * What forbids to save it.
 */
problems: Array<ClauseProblem>, 
/**
 * What keeps it out of what is proposed by itself.
 */
remarks: Array<Remark>, };

export type FullTextView = { 
/**
 * The text.
 */
text: string, 
/**
 * Language: `fr`, `en`.
 */
language: string, 
/**
 * First day of this version, ISO, when known.
 */
version: string | null, 
/**
 * What it is worth on the launch date: `en-vigueur`, `posterieure`, `date-inconnue`, `perimee`.
 */
standing: "en-vigueur" | "posterieure" | "date-inconnue" | "perimee", 
/**
 * The same, in a French sentence.
 */
said: string, 
/**
 * How the text was established.
 */
reliability: string, 
/**
 * What its file says of it.
 */
note: string | null, };

export type HitView = { 
/**
 * Name.
 */
name: string, 
/**
 * SIREN.
 */
siren: string | null, 
/**
 * SIRET.
 */
siret: string | null, 
/**
 * Id of the site.
 */
id: string, 
/**
 * NAF sub-class, when known.
 */
naf: string | null, 
/**
 * Its label.
 */
naf_label: string | null, 
/**
 * Commune.
 */
commune: string | null, 
/**
 * Département, code.
 */
departement: string | null, 
/**
 * Région, code.
 */
region: string | null, 
/**
 * Latitude.
 */
lat: number | null, 
/**
 * Longitude.
 */
lon: number | null, 
/**
 * Distance to the centre, km.
 */
distance_km: number | null, 
/**
 * Freshness.
 */
tier: string, 
/**
 * `actif`, `ferme`, or nothing when no source says.
 */
state: string | null, 
/**
 * Category of the firm.
 */
category: string | null, 
/**
 * Headcount band of the firm, Sirene code.
 */
headcount: string | null, 
/**
 * Public contracts of the firm found in the published data.
 */
contracts: number | null, 
/**
 * Labels.
 */
labels: Array<string>, 
/**
 * Sites of the firm that answer.
 */
sites_of_firm: number, 
/**
 * Order, 0 to 1.
 */
score: number, 
/**
 * Families.
 */
families: Array<FamilyTagView>, 
/**
 * Why it is an answer.
 */
why: Array<string>, 
/**
 * Sources.
 */
evidence: Array<EvidenceView>, };

export type HouseTemplateView = { 
/**
 * What it brings; absent when none is installed, or when it does not read.
 */
template: TemplateView | null, 
/**
 * Why the one installed does not read.
 */
trouble: string | null, 
/**
 * What every template is told with.
 */
notes: Array<string>, };

export type ImportFiles = { 
/**
 * `sirene`, `decp`, `epv`, `rge`, `ea`, `esat`, `siae`, `csv`.
 */
kind: string, 
/**
 * The files.
 */
paths: Array<string>, 
/**
 * Day of the data, ISO, when the files do not say it.
 */
date: string | null, 
/**
 * NAF divisions kept besides 10 to 33.
 */
divisions: Array<string>, 
/**
 * File that names the columns of a file of the buyer.
 */
mapping: string | null, 
/**
 * Counts without writing.
 */
dry_run: boolean, };

export type ImportView = { 
/**
 * Number of the batch; none for a dry run, or when there was nothing to write.
 */
batch: number | null, 
/**
 * Kind.
 */
kind: string, 
/**
 * Title of the source.
 */
source: string, 
/**
 * Its licence.
 */
licence: string, 
/**
 * Files.
 */
files: Array<string>, 
/**
 * Lines read: each is in one of the counts below.
 */
read: number, 
/**
 * Lines read besides, to complete the others (legal units of Sirene).
 */
read_besides: number, 
/**
 * Sites that the catalogue did not know.
 */
created: number, 
/**
 * Sites it knew.
 */
updated: number, 
/**
 * Facts or contracts.
 */
facts: number, 
/**
 * Lines not kept, by reason.
 */
ignored: Array<ReasonView>, 
/**
 * Lines refused, by reason.
 */
refused: Array<ReasonView>, 
/**
 * The first refused lines.
 */
refusals: Array<LineView>, 
/**
 * Lines kept of which something was left out.
 */
remarks: Array<LineView>, 
/**
 * Whether nothing was written on purpose.
 */
dry_run: boolean, 
/**
 * Whether an interrupted import was taken up again.
 */
resumed: boolean, 
/**
 * Time taken, ms.
 */
took_ms: number, };

export type InForce = { 
/**
 * First day.
 */
from: string, 
/**
 * Last day, when a successor exists.
 */
to?: string, 
/**
 * Which date is compared.
 */
trigger: Trigger, };

export type InstallPack = { 
/**
 * The file.
 */
path: string, 
/**
 * Whether it may take the place of a later version of itself.
 */
allow_older: boolean, };

export type InstalledPackView = { 
/**
 * Slug.
 */
name: string, 
/**
 * Version.
 */
version: string, 
/**
 * Title.
 */
title: string, 
/**
 * Who made it.
 */
publisher: string, 
/**
 * Number of the key that signed it.
 */
signed_by: string, 
/**
 * Latest day of its data.
 */
dated: string | null, 
/**
 * When it was installed.
 */
installed: string, 
/**
 * Records it brought.
 */
records: number, 
/**
 * Facts and contracts it brought.
 */
facts: number, 
/**
 * `catalogue` or `clauses`.
 */
kind: "catalogue" | "clauses", 
/**
 * Clause modules it brought.
 */
modules: number, };

export type IssuedFrom = { 
/**
 * Its id.
 */
module: string, 
/**
 * Its title at that time.
 */
title: string, 
/**
 * Its version at that time.
 */
version: number, 
/**
 * SHA-256 of its file at that time, in hexadecimal.
 */
digest: string, };

export type KnownFactView = { 
/**
 * Key.
 */
key: string, 
/**
 * What it is, in French.
 */
title: string, 
/**
 * What the source adds.
 */
value: string, 
/**
 * Source.
 */
source: string, 
/**
 * Year.
 */
year: number | null, 
/**
 * Status.
 */
status: string, };

export type LaunchAnswer = { 
/**
 * Launch date of the need.
 */
date: string, 
/**
 * The other date.
 */
other_date: string, 
/**
 * Procedure, publicity and duties that change.
 */
changes: Array<ChangeView>, 
/**
 * Thresholds, rates and delays that change.
 */
values: Array<ValueChangeView>, 
/**
 * What is to be checked before deciding by this comparison.
 */
doubts: Array<string>, };

export type LaunchQuery = { 
/**
 * The dossier.
 */
dossier: number, 
/**
 * The other date, ISO.
 */
other_date: string, };

export type LawEntryView = { 
/**
 * `article`, `ccag`, `decision`, `parametre`, `texte-abroge`.
 */
kind: "article" | "ccag" | "decision" | "parametre" | "texte-abroge", 
/**
 * Id, as cited in files (`R2111-7`).
 */
id: string, 
/**
 * Citation, as written in a text.
 */
citation: string, 
/**
 * Code or text.
 */
code: string, 
/**
 * First day of the version known.
 */
in_force: string | null, 
/**
 * How the text was established.
 */
reliability: string, 
/**
 * The same, in French words.
 */
reliability_words: string, 
/**
 * Whether it needs no check before one relies on it.
 */
sure: boolean, 
/**
 * When it was last checked.
 */
checked: string | null, 
/**
 * Our digest, in French; several lines for what changes with dates.
 */
digest: string, 
/**
 * The text on the date asked, when texts were imported.
 */
full: FullTextView | null, };

export type LineChange = { 
/**
 * What became of it.
 */
state: "ajoute" | "retire" | "deplace" | "modifie", 
/**
 * Its words.
 */
pieces: Array<ChangedWords>, };

export type LineView = { 
/**
 * File.
 */
file: string, 
/**
 * Line, from 1; 0 when the whole file is meant.
 */
line: number, 
/**
 * What.
 */
reason: string, };

export type LogFirm = { 
/**
 * The dossier.
 */
dossier: number, 
/**
 * Number of the entry; absent: a new one.
 */
number: number | null, 
/**
 * Name.
 */
firm: string, 
/**
 * SIREN.
 */
siren: string | null, 
/**
 * SIRET of the establishment.
 */
site: string | null, 
/**
 * Person.
 */
person: string | null, 
/**
 * Mail.
 */
mail: string | null, 
/**
 * Day the questionnaire was sent, ISO.
 */
sent: string | null, 
/**
 * Day of an answer given otherwise than by the form, ISO.
 */
answered: string | null, 
/**
 * What was answered in words.
 */
remarks: string | null, 
/**
 * An invented firm, for training or for an example.
 */
simulated: boolean, };

export type LotPatternView = { 
/**
 * Family.
 */
family: string, 
/**
 * The division.
 */
title: string, 
/**
 * What it opens.
 */
why: string, };

export type LotView = { 
/**
 * Title.
 */
title: string, 
/**
 * CPV codes.
 */
cpv: Array<string>, 
/**
 * Amount, euros HT.
 */
amount_ht: number | null, 
/**
 * Most that is ordered for it over a framework agreement, euros HT.
 */
maximum_ht: number | null, };

export type MakerView = { 
/**
 * Name.
 */
name: string, 
/**
 * SIREN.
 */
siren: string | null, 
/**
 * Commune.
 */
commune: string | null, 
/**
 * Département, code.
 */
departement: string | null, 
/**
 * Distance from the buyer, km.
 */
distance_km: number | null, 
/**
 * Freshness.
 */
tier: string, 
/**
 * Family it is deduced to make.
 */
family: string, };

export type MeterStepView = { 
/**
 * Its facet.
 */
facet: string, 
/**
 * Title.
 */
title: string, 
/**
 * Firms known not to meet it.
 */
excluded: number, 
/**
 * Firms of which it is not known.
 */
unproven: number, 
/**
 * Firms that it alone shuts out.
 */
only_here: number, 
/**
 * Firms possible once it and those before it are applied.
 */
possible_after: number, 
/**
 * Firms surely qualifying at the same point.
 */
sure_after: number, 
/**
 * Firms possible without it.
 */
possible_without: number, 
/**
 * Firms surely qualifying without it.
 */
sure_without: number, };

export type Method = "prix" | "lineaire" | "paliers" | "grille" | "oui-non";

export type MissingView = { 
/**
 * Field of the need, or variable of a facet.
 */
field: string, 
/**
 * What it is.
 */
label: string, 
/**
 * Where it is awaited.
 */
where: Array<string>, };

export type ModuleForm = { 
/**
 * Shelf.
 */
shelf: string, 
/**
 * Head.
 */
head: ModuleHead, 
/**
 * Facets.
 */
facets: Array<FacetForm>, };

export type ModuleHead = { 
/**
 * Slug, the name of the file.
 */
id: string, 
/**
 * Title shown to buyers.
 */
title: string, 
/**
 * The buyer's need, in one sentence.
 */
need: string, 
/**
 * Families it serves; empty: every purchase.
 */
families: Array<string>, 
/**
 * CPV codes it is about, when narrower than its families: its socle then belongs to the default set only if
 * the need names one of them or one of their subdivisions. A code too general leaves it to the buyer.
 */
cpv: string[], 
/**
 * Whether its socle belongs to the default set.
 */
default: boolean, 
/**
 * Question to which the buyer must answer in writing before the module may be exported.
 */
justification: string | null, 
/**
 * Last review.
 */
reviewed: string, 
/**
 * Sources of trade practice.
 */
sources: Array<string>, 
/**
 * Version of the module: the next one is a text that changed.
 */
version: number, 
/**
 * The official module that it takes the place of, for a module of the house.
 */
issued_from: IssuedFrom | null, };

export type ModuleView = { 
/**
 * Id.
 */
module: string, 
/**
 * Title.
 */
title: string, 
/**
 * The buyer's need, in one sentence.
 */
need: string, 
/**
 * Whose it is, in words; absent for an official one.
 */
mark: string | null, 
/**
 * Shelf.
 */
shelf: string, 
/**
 * Families it serves; empty: every purchase.
 */
families: Array<string>, 
/**
 * Made for a family of this need rather than for every purchase.
 */
specific: boolean, 
/**
 * Whether it is kept unless the buyer says otherwise.
 */
in_default_set: boolean, 
/**
 * Question to answer in writing before it may be kept.
 */
justification_question: string | null, 
/**
 * The buyer's answer.
 */
justification: string | null, 
/**
 * Its facets.
 */
facets: Array<FacetView>, };

export type NafView = { 
/**
 * Code.
 */
code: string, 
/**
 * Label.
 */
label: string | null, 
/**
 * From 0 to 1.
 */
weight: number, 
/**
 * Why.
 */
why: string, };

export type NamedSlug = { 
/**
 * Slug.
 */
slug: string, 
/**
 * Title, in French.
 */
title: string, };

export type NeedReadingView = { 
/**
 * The codes given, with their labels.
 */
cpv: Array<CpvView>, 
/**
 * Codes proposed from the words, when none is given.
 */
cpv_proposed: Array<CpvView>, 
/**
 * Families of the need.
 */
families: Array<FamilyView>, 
/**
 * Families near it.
 */
near: Array<FamilyView>, 
/**
 * General conditions.
 */
ccag: CcagView, };

export type NeedView = { 
/**
 * Object.
 */
objet: string | null, 
/**
 * Launch date.
 */
launch_date: string | null, 
/**
 * Nature.
 */
nature: string | null, 
/**
 * CPV codes, the main one first.
 */
cpv: Array<string>, 
/**
 * Amount of the whole need, euros HT.
 */
amount_ht: number | null, 
/**
 * Duration in months.
 */
duration_months: number | null, 
/**
 * Framework agreement.
 */
accord_cadre: boolean | null, 
/**
 * Its maximum, euros HT.
 */
maximum_ht: number | null, 
/**
 * Number of lots.
 */
lots: number | null, 
/**
 * The lots.
 */
lot: Array<LotView>, 
/**
 * Form of the prices (`unitaires`, `forfait`, `mixte`).
 */
price_form: string | null, 
/**
 * The lines of the price schedule.
 */
price_line: Array<PriceLineView>, 
/**
 * Why there is one lot only.
 */
single_lot_reason: string | null, 
/**
 * Months between the offer and the first deliveries.
 */
delivery_start_delay_months: number | null, 
/**
 * Notable part of raw materials.
 */
raw_materials: boolean | null, 
/**
 * Innovative in the meaning of L2172-3.
 */
innovant: boolean | null, 
/**
 * General conditions that the buyer names (`fcs`, `tic`…).
 */
ccag: string | null, 
/**
 * Reference of the consultation.
 */
reference: string | null, 
/**
 * Limit for offers, as printed.
 */
offers_deadline: string | null, 
/**
 * Places of delivery.
 */
delivery_sites: Array<string>, 
/**
 * The need in more words.
 */
context: string | null, 
/**
 * The buyer.
 */
buyer: BuyerView, 
/**
 * Findings set aside.
 */
waiver: Array<WaiverView>, };

export type Nothing = Record<symbol, never>;

export type NoticeAnswer = { 
/**
 * The text; absent when no publicity is due nor proposed.
 */
text: string | null, };

export type ObligationView = { 
/**
 * Id of the contract.
 */
id: string, 
/**
 * What it is called, in plain French.
 */
title: string, 
/**
 * `due`, `sans-objet`, `donnee-manquante`.
 */
state: "due" | "sans-objet" | "donnee-manquante", 
/**
 * Articles.
 */
legal_basis: Array<string>, 
/**
 * Why, in French.
 */
why: string, 
/**
 * Field of the need that decides and is absent.
 */
missing: string | null, 
/**
 * First day of the rule as it is told, ISO; null: as old as the code.
 */
since: string | null, 
/**
 * The same in words, what began that day said: the rule or the threshold.
 */
since_words: string | null, 
/**
 * What is to be checked before relying on the answer, one sentence each.
 */
doubts: Array<string>, 
/**
 * Whether the answer rests on a CPV code proposed from the words of the need.
 */
proposed_code: boolean, 
/**
 * Facets of the library that satisfy it for this tender.
 */
satisfied_by: Array<string>, };

export type ObligationsAnswer = { 
/**
 * `sans-publicite`, `mapa`, `formalisee`.
 */
procedure: string, 
/**
 * `libre`, `adaptee`, `boamp-ou-jal`, `boamp-joue`, `joue`.
 */
publicity: string, 
/**
 * The procedure in words.
 */
procedure_words: string, 
/**
 * The articles it rests on, in words.
 */
procedure_articles: string, 
/**
 * Why that procedure, in French, with the amounts compared.
 */
procedure_why: string, 
/**
 * Articles that found the procedure.
 */
procedure_basis: Array<string>, 
/**
 * First day of the thresholds compared, or of the article when it is later, ISO; null: as old as the code.
 */
procedure_since: string | null, 
/**
 * The publicity in words.
 */
publicity_words: string, 
/**
 * Articles that found the publicity; empty when none is required.
 */
publicity_basis: Array<string>, 
/**
 * What else the buyer should know: delays, small lots, exemptions.
 */
notes: Array<string>, 
/**
 * What is to be checked before relying on procedure and publicity.
 */
doubts: Array<string>, 
/**
 * CPV codes proposed from the words, when the need gives none: what is said with them is to confirm.
 */
cpv_proposed: Array<string>, 
/**
 * Every duty of the contract, in its order.
 */
obligations: Array<ObligationView>, 
/**
 * What changes on another launch date, when one was asked for.
 */
clock: LaunchAnswer | null, };

export type OpenDossier = { 
/**
 * The file.
 */
path: string, };

export type OpenedView = { 
/**
 * Its number.
 */
dossier: number, 
/**
 * Its file.
 */
path: string, 
/**
 * Name of the file, without its ending.
 */
name: string, 
/**
 * Why it can only be read, when it can.
 */
read_only: string | null, 
/**
 * What it says.
 */
state: DossierView, };

export type OrphanView = { 
/**
 * Piece.
 */
document: string, 
/**
 * Block.
 */
block: string, 
/**
 * The words.
 */
text: string, 
/**
 * Why.
 */
why: string, };

export type OwnBlockView = { 
/**
 * The block.
 */
block: string, 
/**
 * `a-revoir`: the proposed text changed since.
 */
state: "modifie" | "ajoute" | "retire" | "a-revoir", 
/**
 * The text proposed today.
 */
drafted_text: string | null, 
/**
 * The buyer's.
 */
own_text: string | null, };

export type PackFile = { 
/**
 * The file.
 */
path: string, };

export type PackInstalledView = { 
/**
 * The pack.
 */
pack: PackView, 
/**
 * The version whose place it took.
 */
replaced: string | null, 
/**
 * Records written.
 */
records: number, 
/**
 * Facts and contracts written.
 */
facts: number, 
/**
 * What was not, by reason.
 */
ignored: Array<ReasonView>, };

export type PackKeyView = { 
/**
 * Its number.
 */
id: string, 
/**
 * Its file.
 */
path: string, };

export type PackName = { 
/**
 * Slug.
 */
name: string, };

export type PackSourceView = { 
/**
 * Title.
 */
title: string, 
/**
 * Who publishes it.
 */
publisher: string, 
/**
 * Licence.
 */
licence: string, };

export type PackView = { 
/**
 * The file.
 */
path: string, 
/**
 * Its length, bytes.
 */
bytes: number, 
/**
 * Slug.
 */
name: string, 
/**
 * Version.
 */
version: string, 
/**
 * Title.
 */
title: string, 
/**
 * Who says to have made it.
 */
publisher: string, 
/**
 * Latest day of its data.
 */
dated: string, 
/**
 * What part of France it covers, in French.
 */
area: string, 
/**
 * Sites.
 */
sites: number, 
/**
 * Firms.
 */
firms: number, 
/**
 * Facts and contracts.
 */
facts: number, 
/**
 * `catalogue` or `clauses`.
 */
kind: "catalogue" | "clauses", 
/**
 * Clause modules.
 */
modules: number, 
/**
 * Sources, with their licences.
 */
sources: Array<PackSourceView>, 
/**
 * Number of the key said to have signed it.
 */
signed_by: string | null, 
/**
 * Whether that key is trusted here, and the signature holds.
 */
trusted: boolean, };

export type PacksView = { 
/**
 * Packs installed.
 */
packs: Array<InstalledPackView>, 
/**
 * Keys trusted.
 */
keys: Array<PackKeyView>, };

export type PassageView = { 
/**
 * The leaf block.
 */
block: string, 
/**
 * The block of the first level that holds it: the items of a list, the cells of a table share it.
 */
root: string, 
/**
 * `titre`, `paragraphe`, `liste`, `cellule`, `note`.
 */
kind: "titre" | "paragraphe" | "liste" | "cellule" | "note", 
/**
 * Level of a title, 1 to 3.
 */
level: number | null, 
/**
 * Row of a cell, from 0.
 */
row: number | null, 
/**
 * Column of a cell, from 0.
 */
column: number | null, 
/**
 * Whether a cell heads its row or column.
 */
header: boolean, 
/**
 * Number of the article it belongs to.
 */
article: string | null, 
/**
 * Title of that article.
 */
article_title: string | null, 
/**
 * Page, when the format has pages.
 */
page: number | null, 
/**
 * The words.
 */
text: string, };

export type PieceChange = { 
/**
 * Slug of the piece.
 */
document: string, 
/**
 * Its title.
 */
title: string, 
/**
 * What became of it.
 */
state: "ajoutee" | "retiree" | "modifiee" | "identique", 
/**
 * Articles that differ; none of a piece that is only in one version.
 */
articles: Array<ArticleChange>, 
/**
 * Articles of which nothing changed.
 */
unchanged: number, 
/**
 * Words that came.
 */
words_added: number, 
/**
 * Words that went.
 */
words_removed: number, };

export type PieceFinding = { 
/**
 * Slug of the piece.
 */
document: string, 
/**
 * Stable code of the rule.
 */
rule: string, 
/**
 * Its slug.
 */
name: string, 
/**
 * Its family.
 */
family: string, 
/**
 * `bloquant`, `majeur`, `mineur`, `conseil`.
 */
severity: "bloquant" | "majeur" | "mineur" | "conseil", 
/**
 * `signale`, `conforme`, `sans-objet`, `donnee-manquante`.
 */
state: "signale" | "conforme" | "sans-objet" | "donnee-manquante", 
/**
 * Place in the text of `block`, or in the text given.
 */
span: SpanView, 
/**
 * Block of the document it stands in.
 */
block: string | null, 
/**
 * Page, when the format has pages.
 */
page: number | null, 
/**
 * Article of the document.
 */
article: string | null, 
/**
 * What is wrong.
 */
message: string, 
/**
 * Why it matters.
 */
why: string, 
/**
 * What to write instead.
 */
fix: string | null, 
/**
 * A text that can take the place of the span.
 */
replacement: string | null, 
/**
 * Articles the rule rests on.
 */
legal_basis: Array<string>, 
/**
 * The buyer's reason for setting it aside.
 */
waiver: string | null, };

export type PieceView = { 
/**
 * Slug.
 */
kind: string, 
/**
 * Title.
 */
title: string, 
/**
 * Name of its file.
 */
file: string, 
/**
 * Pages, estimated.
 */
pages: number, 
/**
 * Its titles.
 */
plan: Array<PlanEntryView>, 
/**
 * Blocks of the buyer's own.
 */
own: number, 
/**
 * Fields to fill.
 */
missing: number, 
/**
 * Findings not set aside, by severity; fields to fill apart.
 */
bloquant: number, 
/**
 * See `bloquant`.
 */
majeur: number, 
/**
 * See `bloquant`.
 */
mineur: number, 
/**
 * See `bloquant`.
 */
conseil: number, };

export type PlaceView = { 
/**
 * Commune.
 */
name: string, 
/**
 * Département, code.
 */
departement: string, 
/**
 * Its name.
 */
departement_name: string, 
/**
 * Région, code.
 */
region: string, 
/**
 * Its name.
 */
region_name: string, 
/**
 * Latitude, degrees.
 */
lat: number | null, 
/**
 * Longitude, degrees.
 */
lon: number | null, };

export type PlanEntryView = { 
/**
 * Its block.
 */
block: string, 
/**
 * 1 to 3.
 */
level: number, 
/**
 * Its number.
 */
number: string | null, 
/**
 * Its words.
 */
title: string, };

export type PriceLineView = { 
/**
 * What is priced.
 */
title: string, 
/**
 * Unit.
 */
unit: string | null, 
/**
 * How many units.
 */
quantity: number | null, 
/**
 * Number of its lot, from 1.
 */
lot: number | null, 
/**
 * Rate of VAT, percent.
 */
vat_rate: number | null, 
/**
 * Facet that describes it, or words.
 */
article: string | null, 
/**
 * What is asked of it, in the buyer's words.
 */
description: string | null, 
/**
 * At a lump sum among unit prices.
 */
forfait: boolean | null, 
/**
 * Quantity of each member of the groupement, by name.
 */
quantities: { [key in string]: number }, };

export type ProfileView = { 
/**
 * NAF sub-class.
 */
naf: string, 
/**
 * Its label.
 */
label: string, 
/**
 * What these workshops usually make.
 */
goods: Array<string>, 
/**
 * How.
 */
processes: Array<string>, 
/**
 * Of what.
 */
materials: Array<string>, 
/**
 * Certificates and duties usual in the trade: name, about, source.
 */
certifications: Array<[string, string, string]>, 
/**
 * A prudent remark.
 */
note: string | null, 
/**
 * Where it comes from.
 */
sources: Array<string>, };

export type ProgressView = { 
/**
 * Steps done.
 */
done: number, 
/**
 * Steps in all, when known.
 */
total: number | null, 
/**
 * What is being done, in French.
 */
label: string, };

export type PutAwayClause = { 
/**
 * The module.
 */
module: string, 
/**
 * Why.
 */
reason: string, };

export type QuestionView = { 
/**
 * Key.
 */
key: string, 
/**
 * What it is about.
 */
title: string, 
/**
 * The question.
 */
words: string, };

export type QuestionnaireView = { 
/**
 * Day it was written, ISO.
 */
written: string, 
/**
 * Answers are awaited until this day, ISO.
 */
answer_by: string | null, 
/**
 * Its questions.
 */
questions: Array<QuestionView>, };

export type ReadAnswers = { 
/**
 * The dossier.
 */
dossier: number, 
/**
 * The files.
 */
paths: Array<string>, 
/**
 * Whether what is read is written in the log; otherwise it is only shown.
 */
record: boolean, };

export type ReasonView = { 
/**
 * Why.
 */
reason: string, 
/**
 * How many.
 */
count: number, };

export type RefusedFile = { 
/**
 * File, in the folder of the house.
 */
file: string, 
/**
 * Line.
 */
line: number, 
/**
 * Why.
 */
message: string, };

export type RefusedFileView = { 
/**
 * The file.
 */
path: string, 
/**
 * Why, and what to do, in one French sentence.
 */
detail: string, };

export type RelaxationView = { 
/**
 * What to soften.
 */
changes: Array<SofteningView>, 
/**
 * Firms surely qualifying then.
 */
sure: number, 
/**
 * Firms possible then.
 */
possible: number, 
/**
 * The alarm then.
 */
alarm: "rouge" | "orange" | "aucune", };

export type Remark = { 
/**
 * Heading of the facet.
 */
facet: string, 
/**
 * The words at fault.
 */
excerpt: string, 
/**
 * Code of the rule.
 */
rule: string, 
/**
 * Its slug.
 */
name: string, 
/**
 * What is wrong.
 */
message: string, 
/**
 * What to write instead.
 */
fix: string | null, 
/**
 * Articles.
 */
legal_basis: Array<string>, };

export type RequirementsAnswer = { 
/**
 * Modules: those of the family first, then by rank of their facets.
 */
modules: Array<ModuleView>, 
/**
 * How open the set is.
 */
restriction: RestrictionView, 
/**
 * Points.
 */
scales: Array<ScaleView>, 
/**
 * What does not fit.
 */
conflicts: Array<string>, 
/**
 * Modules that wait for a reason.
 */
unjustified: Array<UnjustifiedView>, };

export type ReserveView = { 
/**
 * `ea`, `esat`, `siae`.
 */
kind: string, 
/**
 * In French.
 */
title: string, 
/**
 * Distinct firms known.
 */
firms: number, 
/**
 * The same by ring.
 */
rings: Array<RingView>, 
/**
 * Articles.
 */
legal_basis: Array<string>, 
/**
 * In French.
 */
why: string, };

export type RestrictionView = { 
/**
 * Firms that surely qualify; `null` when no family is recognised.
 */
sure: number | null, 
/**
 * Firms that nothing excludes; `null` when no family is recognised.
 */
possible: number | null, 
/**
 * `rouge`, `orange`, `aucune`.
 */
alarm: "rouge" | "orange" | "aucune", 
/**
 * Makers of other countries: never counted.
 */
outside_catalogue: string, 
/**
 * Family where the competition is narrowest.
 */
family: string | null, 
/**
 * Why.
 */
why: string, 
/**
 * Firms of the catalogue said to make that family.
 */
firms: number | null, 
/**
 * What each requirement does to the competition, in order.
 */
steps: Array<MeterStepView>, 
/**
 * The smallest step back that abates the alarm.
 */
relaxation: RelaxationView | null, };

export type RingView = { 
/**
 * `rayon`, `departement`, `region`, `france`, `ue`.
 */
ring: "rayon" | "departement" | "region" | "france" | "ue", 
/**
 * Distinct firms.
 */
firms: number | null, 
/**
 * Sites.
 */
sites: number | null, };

export type SaveClause = { 
/**
 * The module that it changes; none: a new one.
 */
module: string | null, 
/**
 * The form.
 */
form: ModuleForm, };

export type ScalePartView = { 
/**
 * Facet.
 */
facet: string, 
/**
 * Name of the criterion.
 */
label: string, 
/**
 * Group.
 */
group: string, 
/**
 * Points.
 */
points: number, };

export type ScaleView = { 
/**
 * Lots, from 1; empty: the whole tender.
 */
lots: Array<number>, 
/**
 * Criteria.
 */
parts: Array<ScalePartView>, 
/**
 * Total.
 */
total: number, };

export type SearchAnswer = { 
/**
 * The question.
 */
query: string, 
/**
 * How many sites answer.
 */
total: number, 
/**
 * How many distinct firms, when counted.
 */
firms: number | null, 
/**
 * Counts by facet, when asked for.
 */
facets: FacetsView | null, 
/**
 * Sites that answer all but the radius, because their position is unknown.
 */
without_coordinates: number, 
/**
 * Words taken for others.
 */
corrected: Array<[string, string]>, 
/**
 * Time taken, ms.
 */
took_ms: number, 
/**
 * The best.
 */
hits: Array<HitView>, };

export type SearchRequest = { 
/**
 * Words.
 */
text: string, 
/**
 * Family slug.
 */
family: string | null, 
/**
 * CPV code.
 */
cpv: string | null, 
/**
 * NAF sub-class.
 */
naf: string | null, 
/**
 * Centre: INSEE code, « lat,lon », or the name of a commune.
 */
near: string | null, 
/**
 * Radius, km.
 */
radius_km: number | null, 
/**
 * Département.
 */
departement: string | null, 
/**
 * Région.
 */
region: string | null, 
/**
 * Tiers.
 */
tiers: Array<string>, 
/**
 * NAF division (`31`).
 */
division: string | null, 
/**
 * Category of the firm: `PME`, `ETI`, `GE`.
 */
category: string | null, 
/**
 * Headcount band of the firm, Sirene code.
 */
headcount: string | null, 
/**
 * Only firms that won public contracts.
 */
experience: boolean, 
/**
 * Label: `epv`, `rge`, `ea`, `esat`, `siae`.
 */
label: string | null, 
/**
 * Day on which freshness is judged (launch date), ISO; today without one.
 */
as_of: string | null, 
/**
 * One answer a firm.
 */
by_firm: boolean, 
/**
 * Counts by facet.
 */
facets: boolean, 
/**
 * How many answers.
 */
limit: number, };

export type SetSheet = { 
/**
 * What it says.
 */
sheet: BuyerView, };

export type SheetView = { 
/**
 * What it says.
 */
sheet: BuyerView, 
/**
 * The file it is kept in.
 */
path: string, };

export type ShelfCount = { 
/**
 * Slug.
 */
slug: string, 
/**
 * Title.
 */
title: string, 
/**
 * Modules.
 */
modules: number, };

export type SiteRef = { 
/**
 * Id.
 */
id: string, };

export type SiteView = { 
/**
 * Id.
 */
id: string, 
/**
 * Name.
 */
name: string, 
/**
 * SIRET.
 */
siret: string | null, 
/**
 * NAF sub-class, when known.
 */
naf: string | null, 
/**
 * Its label.
 */
naf_label: string | null, 
/**
 * Commune.
 */
commune: string | null, 
/**
 * Postal code.
 */
postal_code: string | null, 
/**
 * Département, name.
 */
departement: string | null, 
/**
 * Région, name.
 */
region: string | null, 
/**
 * Freshness.
 */
tier: string, 
/**
 * Last year the site itself was seen.
 */
last_year_site: number | null, 
/**
 * Last year the firm was seen.
 */
last_year_firm: number | null, 
/**
 * `actif`, `ferme`, or nothing when no source says.
 */
state: string | null, 
/**
 * Day when the register of firms last said that it was active.
 */
registered: string | null, 
/**
 * Day it was created.
 */
created: string | null, 
/**
 * Whether it is the seat of its firm.
 */
seat: boolean | null, 
/**
 * Main activity in the NAF 2025.
 */
naf25: string | null, 
/**
 * Headcount band of the site itself, Sirene code, and its year.
 */
headcount: [string, number] | null, 
/**
 * Latitude, degrees.
 */
lat: number | null, 
/**
 * Longitude, degrees.
 */
lon: number | null, 
/**
 * Labels and capabilities that a source gives.
 */
known: Array<KnownFactView>, 
/**
 * Sources.
 */
evidence: Array<EvidenceView>, 
/**
 * What other sources say otherwise.
 */
conflicts: Array<ConflictView>, 
/**
 * Why it was corrected here, and when.
 */
correction: CorrectionView | null, 
/**
 * The buyer's note.
 */
note: string | null, };

export type SofteningView = { 
/**
 * Its facet.
 */
facet: string, 
/**
 * Title.
 */
title: string, 
/**
 * Facet of the softer level; absent: scored in place of required.
 */
to: string | null, 
/**
 * In French: « au niveau socle », « noté plutôt qu’exigé ».
 */
words: string, };

export type SourceView = { 
/**
 * Code.
 */
code: string, 
/**
 * Name.
 */
label: string, 
/**
 * Licence.
 */
licence: string, 
/**
 * Sites it speaks of.
 */
sites: number, };

export type SourcingAnswer = { 
/**
 * What could be asked, those that decide first; empty while the need lacks what it depends on.
 */
questions: Array<AskedView>, 
/**
 * The questionnaire written, when one was.
 */
questionnaire: QuestionnaireView | null, 
/**
 * The log.
 */
log: Array<EntryView>, 
/**
 * What the answers change.
 */
changed: Array<ChangedView>, 
/**
 * The dossier.
 */
state: DossierView, };

export type SpanView = { 
/**
 * First character.
 */
start: number, 
/**
 * One past the last.
 */
end: number, 
/**
 * The words there.
 */
text: string, };

export type StatsAnswer = { 
/**
 * Version installed.
 */
version: string, 
/**
 * Distinct firms.
 */
firms: number, 
/**
 * Sites.
 */
sites: number, 
/**
 * Sites without a known position.
 */
without_coordinates: number, 
/**
 * Sites by tier.
 */
tiers: Array<CountView>, 
/**
 * Sites by source.
 */
sources: Array<SourceView>, 
/**
 * Sites by région.
 */
regions: Array<CountView>, 
/**
 * Latest day of the data installed.
 */
newest: string | null, 
/**
 * Imports and packs, in order.
 */
batches: Array<BatchView>, 
/**
 * Sites corrected here.
 */
corrected: number, 
/**
 * Firms taken out for good.
 */
erased: number, };

export type StepView = { 
/**
 * Its number.
 */
number: number, 
/**
 * When.
 */
at: string, 
/**
 * What was done.
 */
label: string, 
/**
 * Whether it is part of the present state.
 */
applied: boolean, };

export type SuspectView = { 
/**
 * What happened, in a sentence.
 */
why: string, 
/**
 * From the official text of then to that of now.
 */
differences: Array<DifferenceView>, 
/**
 * Whether it can be kept by resting on the official text of today.
 */
can_keep: boolean, };

export type TemplateFile = { 
/**
 * The file, .docx or .dotx.
 */
path: string, };

export type TemplateStyleView = { 
/**
 * What it is for.
 */
label: string, 
/**
 * Its name in the template; `null` when it is missing there.
 */
name: string | null, };

export type TemplateView = { 
/**
 * The file.
 */
path: string, 
/**
 * It has a header.
 */
header: boolean, 
/**
 * It has a footer.
 */
footer: boolean, 
/**
 * Pictures of header and footer.
 */
pictures: number, 
/**
 * Styles, found or missing.
 */
styles: Array<TemplateStyleView>, 
/**
 * What was missing, replaced or taken away: French sentences.
 */
remarks: Array<string>, };

export type TextFiles = { 
/**
 * The files.
 */
paths: Array<string>, };

export type TextForm = { 
/**
 * Name, empty when the facet has one text.
 */
name: string, 
/**
 * When it applies.
 */
head: TextHead, 
/**
 * The words: paragraphs after an empty line, `- ` for a list, `{{name}}` for a variable.
 */
words: string, };

export type TextHead = { 
/**
 * When this text applies, besides the facet's own condition.
 */
when: unknown, 
/**
 * Validity of this text, instead of the facet's.
 */
in_force: InForce | null, };

export type TextsImported = { 
/**
 * Lines read.
 */
read: number, 
/**
 * Versions of articles that were not here.
 */
added: number, 
/**
 * Versions that another text takes the place of.
 */
replaced: number, 
/**
 * Versions that were here already, word for word.
 */
unchanged: number, 
/**
 * Lines refused, in all.
 */
refused: number, 
/**
 * The first refused lines, and why.
 */
refusals: Array<LineView>, 
/**
 * Versions of articles now kept.
 */
kept: number, };

export type Trigger = "launch_date" | "calendar_year" | "signature";

export type TrustKey = { 
/**
 * The file.
 */
path: string, 
/**
 * The number it must bear, when it is for a pack in hand: another key is not trusted by mistake.
 */
number: string | null, };

export type UndoneView = { 
/**
 * The dossier now.
 */
state: DossierView, 
/**
 * What was undone or redone; absent: nothing was left.
 */
label: string | null, 
/**
 * Documents whose own words changed.
 */
documents: Array<string>, 
/**
 * Whether the need changed.
 */
need: boolean, };

export type UnjustifiedView = { 
/**
 * Module.
 */
module: string, 
/**
 * The question.
 */
question: string, };

export type Unwaive = { 
/**
 * The dossier.
 */
dossier: number, 
/**
 * Code of the rule.
 */
rule: string, 
/**
 * The words, exactly.
 */
excerpt: string, };

export type UseView = { 
/**
 * Its file.
 */
path: string, 
/**
 * Its name.
 */
name: string, 
/**
 * Facets it keeps.
 */
kept: Array<string>, 
/**
 * Facets it leaves out.
 */
left_out: Array<string>, };

export type ValueChangeView = { 
/**
 * Slug of the parameter.
 */
id: string, 
/**
 * What it is.
 */
label: string, 
/**
 * On the launch date, in words; null: unknown, or not asserted.
 */
from: string | null, 
/**
 * On the other date, in words; null: unknown, or not asserted.
 */
to: string | null, 
/**
 * First day of the later value.
 */
since: string, 
/**
 * Article that fixes it.
 */
article: string, 
/**
 * What is to be checked before relying on it.
 */
doubt: string | null, };

export type Variable = { 
/**
 * Name in the text.
 */
name: string, 
/**
 * Kind of value.
 */
kind: VariableKind, 
/**
 * Unit, as written.
 */
unit: string | null, 
/**
 * Smallest lawful or sensible value.
 */
min: number | null, 
/**
 * Largest.
 */
max: number | null, 
/**
 * Value used when the buyer says nothing; absent: unknown, to fill in.
 */
default: unknown, 
/**
 * Options of a choice.
 */
options: Array<string>, 
/**
 * The question, in plain French.
 */
ask: string, 
/**
 * Why it matters.
 */
why: string | null, };

export type VariableKind = "percent" | "number" | "days" | "months" | "years" | "hours" | "km" | "euros" | "text" | "choice";

export type VariableView = { 
/**
 * Name.
 */
name: string, 
/**
 * Kind of value.
 */
kind: "percent" | "number" | "days" | "months" | "years" | "hours" | "km" | "euros" | "text" | "choice", 
/**
 * Unit, as written.
 */
unit: string | null, 
/**
 * Smallest value.
 */
min: number | null, 
/**
 * Largest value.
 */
max: number | null, 
/**
 * Value used when the buyer says nothing.
 */
default: unknown, 
/**
 * Options of a choice.
 */
options: Array<string>, 
/**
 * The question.
 */
ask: string, 
/**
 * Why it matters.
 */
why: string | null, 
/**
 * The value today; `null` is unknown, to fill in.
 */
value: unknown, };

export type VerificationAnswer = { 
/**
 * Findings, the most serious first.
 */
findings: Array<PieceFinding>, 
/**
 * Findings set aside, with the reason.
 */
waived: Array<PieceFinding>, 
/**
 * Duties.
 */
obligations: Array<ObligationView>, 
/**
 * Facts to fill in.
 */
missing: Array<MissingView>, 
/**
 * What does not fit.
 */
conflicts: Array<string>, 
/**
 * What could not be checked, and what it lacks.
 */
not_checked: Array<string>, 
/**
 * What the findings say of the checking itself.
 */
remarks: Array<string>, 
/**
 * The dossier.
 */
state: DossierView, };

export type VolumeView = { 
/**
 * Family.
 */
family: string, 
/**
 * Its title.
 */
title: string, 
/**
 * Amount of a year that was looked at, whole euros HT.
 */
yearly_ht: number, 
/**
 * Bands that hold a firm, the smallest first.
 */
bands: Array<BandView>, 
/**
 * Firms whose size is unknown.
 */
without_size: number, 
/**
 * Firms large enough.
 */
carry: number, 
/**
 * Firms of which it cannot be told.
 */
unknown: number, 
/**
 * Firms too small.
 */
too_small: number, 
/**
 * How it was told, in French.
 */
why: string, };

export type Waive = { 
/**
 * The dossier.
 */
dossier: number, 
/**
 * Code of the rule.
 */
rule: string, 
/**
 * The words, exactly.
 */
excerpt: string, 
/**
 * Reason code.
 */
reason: "justifie-par-objet" | "texte-obligatoire" | "fausse-alerte" | "autre", 
/**
 * The buyer's explanation.
 */
text: string, };

export type WaiverView = { 
/**
 * Code of the rule.
 */
rule: string, 
/**
 * The words set aside.
 */
excerpt: string, 
/**
 * Reason code.
 */
reason: string, 
/**
 * The buyer's explanation.
 */
text: string, 
/**
 * When.
 */
date: string, };

export type WeightRange = { 
/**
 * Fewest points.
 */
min: number, 
/**
 * Most points.
 */
max: number, 
/**
 * Points by default.
 */
default: number | null, 
/**
 * Takes what remains to 100.
 */
rest: boolean, };

/** Each command: what it is asked, what it answers. */
export type Commands = {
  prepare: { request: Nothing; response: Nothing };
  about: { request: Nothing; response: AboutView };
  sheet: { request: Nothing; response: SheetView };
  set_sheet: { request: SetSheet; response: SheetView };
  template: { request: Nothing; response: HouseTemplateView };
  install_template: { request: TemplateFile; response: HouseTemplateView };
  remove_template: { request: Nothing; response: HouseTemplateView };
  dossiers: { request: Nothing; response: DossiersView };
  create_dossier: { request: CreateDossier; response: OpenedView };
  open_dossier: { request: OpenDossier; response: OpenedView };
  close_dossier: { request: DossierRef; response: Nothing };
  copy_dossier: { request: CopyDossier; response: CopiedView };
  forget_dossier: { request: OpenDossier; response: DossiersView };
  dossier_state: { request: DossierRef; response: DossierView };
  change_need: { request: ChangeNeed; response: DossierView };
  use_sheet: { request: DossierRef; response: DossierView };
  choose: { request: Choose; response: DossierView };
  waive: { request: Waive; response: DossierView };
  unwaive: { request: Unwaive; response: DossierView };
  undo: { request: DossierRef; response: UndoneView };
  redo: { request: DossierRef; response: UndoneView };
  history: { request: DossierRef; response: Array<StepView> };
  cpv: { request: CpvQuery; response: Array<CpvView> };
  communes: { request: CommuneQuery; response: Array<CommuneView> };
  need_reading: { request: DossierRef; response: NeedReadingView };
  duties: { request: DossierRef; response: ObligationsAnswer };
  compare_launch: { request: LaunchQuery; response: LaunchAnswer };
  article: { request: ArticleQuery; response: ArticleView };
  import_texts: { request: TextFiles; response: TextsImported };
  fabric: { request: DossierRef; response: FabricAnswer };
  firm: { request: FirmQuery; response: FirmAnswer };
  catalogue: { request: Nothing; response: StatsAnswer };
  search_sites: { request: SearchRequest; response: SearchAnswer };
  import_files: { request: ImportFiles; response: ImportView };
  undo_import: { request: BatchRef; response: BatchView };
  export_sites: { request: ExportSites; response: ExportedSites };
  correct_site: { request: CorrectSite; response: FirmAnswer };
  uncorrect_site: { request: SiteRef; response: FirmAnswer };
  annotate_site: { request: AnnotateSite; response: FirmAnswer };
  erase_firm: { request: FirmQuery; response: Nothing };
  packs: { request: Nothing; response: PacksView };
  verify_pack: { request: PackFile; response: PackView };
  trust_key: { request: TrustKey; response: PackKeyView };
  install_pack: { request: InstallPack; response: PackInstalledView };
  remove_pack: { request: PackName; response: InstalledPackView };
  clauses: { request: ClausesQuery; response: ClauseList };
  clause: { request: ClauseRef; response: ClausePage };
  clause_vocabulary: { request: Nothing; response: ClauseVocabulary };
  check_clause: { request: CheckClause; response: FormChecked };
  save_clause: { request: SaveClause; response: ClausePage };
  put_away_clause: { request: PutAwayClause; response: ClausePage };
  take_back_clause: { request: ClauseRef; response: ClausePage };
  go_back_clause: { request: ClauseRef; response: ClausePage };
  keep_clause: { request: ClauseRef; response: ClausePage };
  requirements: { request: DossierRef; response: RequirementsAnswer };
  documents: { request: DossierRef; response: DocumentsAnswer };
  document: { request: DocumentRef; response: DocumentAnswer };
  edit_document: { request: EditDocument; response: EditAnswer };
  restore_block: { request: BlockRef; response: DocumentAnswer };
  keep_block: { request: BlockRef; response: DocumentAnswer };
  accept_fix: { request: AcceptFix; response: DocumentAnswer };
  sourcing: { request: DossierRef; response: SourcingAnswer };
  export_questionnaire: { request: ExportQuestionnaire; response: ExportedQuestionnaireView };
  read_answers: { request: ReadAnswers; response: AnswersReadView };
  log_firm: { request: LogFirm; response: DossierView };
  remove_firm: { request: EntryRef; response: DossierView };
  erase_person: { request: ErasePerson; response: ErasedPersonView };
  verification: { request: DossierRef; response: VerificationAnswer };
  check_files: { request: CheckFiles; response: CheckedFilesView };
  export_check: { request: ExportCheck; response: ExportedCheck };
  export_place: { request: ExportRequest; response: ExportPlaceView };
  export: { request: ExportRequest; response: ExportAnswer };
  compare: { request: CompareRequest; response: CompareAnswer };
  notice: { request: DossierRef; response: NoticeAnswer };
};
