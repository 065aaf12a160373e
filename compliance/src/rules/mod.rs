//! All rules, one file each. A retired rule keeps its file and its code.

mod alike;
mod capacite_excessive;
mod champ_vide;
mod coherence;
mod critere_flou;
mod delai_paiement;
mod derogation;
mod discrimination_sociale;
pub(crate) mod droit_perime;
mod label;
mod local;
mod marque;
pub(crate) mod norme;
mod obligation;
mod origine;
pub(crate) mod orphelin;
mod ponderation;
mod prix_seul;
mod procede;
mod rse_generale;

use std::sync::OnceLock;

use crate::{Family, Rule};
pub(crate) use label::Mention;
pub(crate) use local::Presence;
pub(crate) use marque::Designation;
pub(crate) use origine::Provenance;

static ALL: &[&Rule] = &[
    &capacite_excessive::agrement_inconnu::UnknownApproval,
    &capacite_excessive::anciennete_exigee::RequiredAge,
    &capacite_excessive::capacite_de_tiers::NoThirdParty,
    &capacite_excessive::effectif_exige::RequiredStaff,
    &capacite_excessive::elimination_sans_reference::RejectedWithoutReference,
    &capacite_excessive::finances_exigees::ExcessiveFinances,
    &capacite_excessive::references_exigees::ExcessiveReferences,
    &critere_flou::critere_sans_contenu::EmptyCriterion,
    &critere_flou::critere_tardif::LateCriteria,
    &critere_flou::exigence_de_gout::RequirementOfTaste,
    &critere_flou::pouvoir_discretionnaire::ArbitraryJudgement,
    &champ_vide::mention_a_completer::LeftoverBlank,
    &champ_vide::note_sans_motif::SuppressionWithoutReason,
    &champ_vide::variable_sans_valeur::EmptyVariable,
    &coherence::ccag_different::DifferentCcag,
    &coherence::dates_differentes::DifferentDates,
    &coherence::delais_differents::DifferentDelays,
    &coherence::durees_differentes::DifferentDurations,
    &coherence::lieux_differents::DifferentPlaces,
    &coherence::lots_differents::DifferentLots,
    &coherence::montants_differents::DifferentAmounts,
    &coherence::poids_differents::DifferentWeights,
    &delai_paiement::delai_trop_long::PaymentTooLate,
    &delai_paiement::droits_du_titulaire::HolderRights,
    &discrimination_sociale::age_exige::RequiredAge,
    &discrimination_sociale::langue_exigee::RequiredLanguage,
    &discrimination_sociale::nationalite_exigee::RequiredNationality,
    &discrimination_sociale::residence_exigee::RequiredResidence,
    &discrimination_sociale::sexe_exige::RequiredSex,
    &discrimination_sociale::situation_exigee::RequiredSituation,
    &derogation::derogation_non_recapitulee::UnlistedDerogation,
    &derogation::derogation_sans_objet::IdleDerogation,
    &derogation::penalite_sans_derogation::SilentPenalty,
    &droit_perime::seuil_depasse::PastThreshold,
    &droit_perime::texte_abroge::RepealedText,
    &droit_perime::vocabulaire_ancien::OldVocabulary,
    &label::certificat_entreprise::RequiredCertificate,
    &label::label_exige::RequiredLabel,
    &label::label_note::ScoredLabel,
    &local::implantation_exigee::RequiredPresence,
    &local::preference_locale::LocalPreference,
    &marque::equivalence_neutralisee::NeutralisedEquivalence,
    &marque::exclusivite_constructeur::MakerOnly,
    &marque::marque_avec_equivalent::BrandWithoutReason,
    &marque::marque_sans_equivalent::BrandWithoutEquivalent,
    &marque::nom_surveille::WatchedName,
    &norme::norme_sans_equivalent::StandardWithoutEquivalent,
    &norme::referentiel_sans_equivalent::ReferenceWithoutEquivalent,
    &obligation::avance_absente::NoAdvance,
    &obligation::condition_environnementale_absente::NoGreenCondition,
    &obligation::condition_sociale_absente::NoSocialCondition,
    &obligation::critere_environnemental_absent::NoGreenCriterion,
    &obligation::critere_environnemental_sans_mesure::UnmeasuredGreenCriterion,
    &obligation::delai_de_paiement_absent::NoPaymentDelay,
    &obligation::maximum_absent::NoMaximum,
    &obligation::motif_de_lot_unique_absent::NoSingleLotReason,
    &obligation::regle_des_lots_absente::NoLotRule,
    &obligation::revision_absente::NoRevision,
    &obligation::specification_sans_durable::NoSustainableSpecification,
    &origine::label_d_origine::OriginLabel,
    &origine::moyens_localises::LocatedMeans,
    &origine::origine_imposee::ImposedOrigin,
    &origine::origine_notee::ScoredOrigin,
    &orphelin::annexe_non_listee::UnlistedAnnex,
    &orphelin::critere_sans_question::UnaskedCriterion,
    &orphelin::ligne_de_prix_sans_article::UndescribedPrice,
    &orphelin::piece_non_listee::UnlistedPiece,
    &orphelin::question_sans_critere::IdleQuestion,
    &orphelin::renvoi_sans_article::DanglingReference,
    &ponderation::criteres_sans_poids::UnweightedCriteria,
    &ponderation::poids_au_dela::BeyondHundred,
    &ponderation::poids_en_liste::ListedWeights,
    &ponderation::poids_enonces::SpokenWeights,
    &ponderation::poids_manquant::MissingWeight,
    &ponderation::poids_total::TotalWeight,
    &ponderation::sous_criteres::HeavySubcriteria,
    &prix_seul::prix_critere_unique::PriceOnly,
    &procede::procede_impose::ImposedProcess,
    &rse_generale::politique_exigee::RequiredPolicy,
    &rse_generale::politique_notee::ScoredPolicy,
    &rse_generale::question_politique::PolicyQuestion,
];

/// All rules, ordered by code.
#[must_use]
pub fn rules() -> &'static [&'static Rule] {
    static ORDERED: OnceLock<Vec<&'static Rule>> = OnceLock::new();
    ORDERED.get_or_init(|| {
        let mut ordered = ALL.to_vec();
        ordered.extend(alike::ALIKE);
        ordered.sort_by_key(|rule| rule.code);
        ordered
    })
}

/// The rule with this code.
#[must_use]
pub fn rule(code: &str) -> Option<&'static Rule> {
    rules().iter().copied().find(|rule| rule.code == code)
}

/// The rule by which the second reading tells a sentence of this family.
pub(crate) fn alike(family: Family) -> Option<&'static Rule> {
    alike::ALIKE.iter().copied().find(|rule| rule.family == family)
}
