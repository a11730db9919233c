//! The figures of a question.

use shared::definition::Sensitivity;
use shared::figures::{Aggregate, Aggregates, Base, Category, QuestionFigures, Statistics, VariableFigures};
use shared::value::Shape;

use super::{Counted, percent, words};
use crate::analysis::{Dictionary, Variable, statistics, tally};
use crate::disclosure::Shown;

impl Counted<'_> {
    /// One question, by position in the dictionary.
    pub fn aggregate(&self, question: usize) -> Aggregate {
        Aggregate { about: self.about(), figures: self.question(question) }
    }

    /// Some questions, by position.
    pub fn aggregates(&self, questions: &[usize]) -> Aggregates {
        let questions = questions.iter().map(|question| self.question(*question)).collect();
        Aggregates { about: self.about(), questions }
    }

    fn question(&self, at: usize) -> QuestionFigures {
        let dictionary = &self.snapshot.dictionary;
        let question = &dictionary.questions[at];
        let withheld = self.withheld(question.sensitivity);
        let variables = match withheld {
            Some(_) => Vec::new(),
            None => dictionary.variables_of(at).map(|variable| self.variable(dictionary, variable)).collect(),
        };
        QuestionFigures {
            question: question.id.clone(),
            ask: words(&question.ask),
            sensitivity: question.sensitivity,
            is_current: question.is_current,
            withheld,
            variables,
        }
    }

    /// Why a question has no safe figures: those of a filter would be crossed by it.
    fn withheld(&self, sensitivity: Sensitivity) -> Option<String> {
        let reason = match sensitivity {
            Sensitivity::Direct => "the answers may show who gave them",
            Sensitivity::Quasi if self.is_filtered => "with a filter the answers may show who gave them",
            Sensitivity::None | Sensitivity::Quasi => return None,
        };
        self.is_safe().then(|| reason.to_owned())
    }

    fn variable(&self, dictionary: &Dictionary, at: usize) -> VariableFigures {
        let variable = &dictionary.variables[at];
        let counts = tally::one_way(self.snapshot, self.selection, at);
        let shown = self.gate.one_way(&counts, variable.shape == Shape::Choice);
        let base_n = match self.base {
            Base::Answered => shown.answered,
            Base::Asked => shown.asked,
            Base::All => shown.all,
        };
        let category = |(code, n): (&crate::analysis::Code, &Option<u64>)| Category {
            code: code.code.clone(),
            label: words(&code.label),
            missing: code.missing,
            n: *n,
            percent: percent(*n, base_n),
        };
        VariableFigures {
            variable: variable.name.clone(),
            label: words(&variable.label),
            shape: variable.shape,
            base_n,
            answered: shown.answered,
            skipped: shown.skipped,
            not_asked: shown.not_asked,
            categories: variable.codes.iter().zip(&shown.codes).map(category).collect(),
            statistics: self.statistics(variable, at, &shown),
        }
    }

    /// A scale's from the figures shown. Those of a number question are from the numbers themselves, and so for the research
    /// team alone: the mean of those with somebody and of those without tell that person's number.
    fn statistics(&self, variable: &Variable, at: usize, shown: &Shown) -> Option<Statistics> {
        if let Some(scores) = variable.scores() {
            let counts =
                scores.iter().zip(&shown.codes).map(|(score, n)| if score.is_some() { *n } else { Some(0) });
            return statistics::of_scale(&scores, &counts.collect::<Option<Vec<u64>>>()?);
        }
        if variable.shape == Shape::Number && !self.is_safe() {
            return statistics::of_numbers(&mut tally::numbers(self.snapshot, self.selection, at));
        }
        None
    }
}
