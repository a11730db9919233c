//! How responses spread over weeks, pages and versions.

use shared::figures::{Funnel, PageFigures, Stats, Timeline, VersionFigures, Week};

use super::{Counted, percent};
use crate::analysis::tally::{self, Count};
use crate::analysis::time;

impl Counted<'_> {
    /// Responses by week, weeks without any included.
    pub fn timeline(&self) -> Timeline {
        let counted = tally::weeks(self.snapshot, self.selection);
        let span = counted.first().zip(counted.last()).map(|((first, _), (last, _))| *first..=*last);
        let found = |week: &u16| {
            let place = counted.binary_search_by_key(week, |(week, _)| *week);
            place.map_or_else(|_| Count::default(), |place| counted[place].1)
        };
        let weeks: Vec<u16> = span.into_iter().flatten().filter(|week| time::is_week(*week)).collect();
        let counts: Vec<Count> = weeks.iter().map(found).collect();
        let shown = self.gate.split(tally::total(self.selection), &counts);
        let week = |(week, n)| Week { week: time::week_name(week), n };
        Timeline { about: self.about(), weeks: weeks.into_iter().zip(shown).map(week).collect() }
    }

    /// How far completed journeys led. A page is counted by the variables of its questions, whatever version asked them.
    pub fn funnel(&self) -> Funnel {
        let all = tally::total(self.selection);
        let dictionary = &self.snapshot.dictionary;
        let form = &dictionary.current.form;
        let mut pages = Vec::new();
        for (at, page) in form.pages.iter().enumerate() {
            let names = form
                .questions_of(at)
                .flat_map(|(_, question)| form.variables[question.variables.clone()].iter());
            let variables: Vec<usize> =
                names.filter_map(|variable| dictionary.variable(&variable.name)).collect();
            if variables.is_empty() {
                continue;
            }
            let (asked, answered) = tally::reached(self.snapshot, self.selection, &variables);
            let [n, asked, answered] = self.gate.nested([all, asked, answered]);
            pages.push(PageFigures { page: page.id.clone(), asked, answered, percent: percent(asked, n) });
        }
        Funnel { about: self.about(), pages }
    }

    /// What there is, in a few figures.
    pub fn stats(&self) -> Stats {
        let dictionary = &self.snapshot.dictionary;
        let counts = tally::versions(self.snapshot, self.selection);
        let shown = self.gate.split(tally::total(self.selection), &counts);
        let version = |(at, (version, n)): (usize, (&String, Option<u64>))| VersionFigures {
            version: version.clone(),
            is_current: at == 0,
            n,
        };
        let weeks = tally::weeks(self.snapshot, self.selection);
        let name = |week: Option<&(u16, Count)>| week.map(|(week, _)| time::week_name(*week));
        Stats {
            about: self.about(),
            questions: dictionary.questions.iter().filter(|question| question.is_current).count() as u64,
            variables: dictionary.variables.len() as u64,
            first_week: name(weeks.first()),
            last_week: name(weeks.last()),
            versions: dictionary.versions.iter().zip(shown).enumerate().map(version).collect(),
        }
    }
}
