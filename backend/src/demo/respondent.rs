//! Somebody who answers: with two leanings that colour every choice, and with more or less patience.

use fastrand::Rng;
use shared::decimal::Decimal;
use shared::journey::offered;
use shared::kinds::{Choice, ChooseMany, Date, Kind, Number};
use shared::raw::{Raw, RawValue};
use shared::survey::{Form, Question};

use super::words;

/// How likely an answer outside the list proper is: "I am not sure".
const UNSURE: f64 = 0.06;

/// How likely remarks are where there is room for some.
const REMARKS: f64 = 0.15;

/// A respondent to a form.
pub(super) struct Respondent<'a> {
    form: &'a Form,
    rng: Rng,
    /// Two independent leanings, each standard normal.
    leanings: [f64; 2],
    /// How likely a question that may be left blank is left blank.
    impatience: f64,
}

impl<'a> Respondent<'a> {
    pub(super) fn new(form: &'a Form, mut rng: Rng) -> Self {
        let leanings = [normal(&mut rng), normal(&mut rng)];
        let impatience = 0.3 * rng.f64() * rng.f64();
        Respondent { form, rng, leanings, impatience }
    }

    /// Answers everything, whether it would be asked or not: the gate leaves out what is off the journey.
    pub(super) fn answer_all(&mut self) -> Raw {
        let mut raw = Raw::new();
        for question in &self.form.questions {
            if question.spec.required || self.rng.f64() >= self.impatience {
                self.answer(question, &|_| true, &mut raw);
            }
        }
        raw
    }

    /// Answers a question anew, with what the answers before it leave on offer.
    pub(super) fn answer_properly(&mut self, at: usize, raw: &mut Raw) {
        let offered = offered(self.form, raw, at);
        self.answer(&self.form.questions[at], &|option| offered[option], raw);
    }

    fn answer(&mut self, question: &Question, is_offered: &dyn Fn(usize) -> bool, raw: &mut Raw) {
        let id = question.id();
        match &question.kind {
            Kind::Text(kind) => write(raw, id, words::line(&mut self.rng, id, kind.preset, kind.max_length)),
            Kind::LongText(kind) => write(raw, id, words::prose(&mut self.rng, kind.max_length)),
            Kind::Number(kind) => write(raw, id, self.number(id, kind)),
            Kind::Date(kind) => write(raw, id, self.date(id, kind)),
            Kind::ChooseOne(kind) => {
                let chosen = self.one(id, &kind.choices, is_offered);
                self.set_choices(id, &kind.choices, &chosen, raw);
            }
            Kind::ChooseMany(kind) => {
                let chosen = self.many(id, kind, is_offered);
                self.set_choices(id, &kind.choices, &chosen, raw);
            }
            Kind::Matrix(kind) => {
                for row in &kind.rows {
                    let name = &self.form.variables[row.variable].name;
                    let chosen = self.one(name, &kind.choices, is_offered);
                    self.set_choices(name, &kind.choices, &chosen, raw);
                }
            }
            // There is no upload to name.
            Kind::File(_) | Kind::Note => {}
        }
        if let Some(comment) = question.comment.filter(|_| self.rng.f64() < REMARKS) {
            write(raw, &self.form.variables[comment].name, words::prose(&mut self.rng, 2000));
        }
    }

    fn set_choices(&mut self, variable: &str, choices: &[Choice], chosen: &[usize], raw: &mut Raw) {
        let codes = chosen.iter().map(|&at| choices[at].code.clone());
        let is_many = self
            .form
            .variable(variable)
            .is_some_and(|at| self.form.variables[at].shape == shared::value::Shape::Choices);
        let value = if is_many { RawValue::Many(codes.collect()) } else { RawValue::One(codes.collect()) };
        raw.set(variable, value);
        for detail in chosen.iter().filter_map(|&at| choices[at].detail.as_ref()) {
            if detail.required || self.rng.f64() < 0.85 {
                write(raw, &self.form.variables[detail.variable].name, words::phrase(&mut self.rng));
            }
        }
    }

    /// An option: along the list the further the respondent leans the question's way.
    fn one(&mut self, name: &str, choices: &[Choice], is_offered: &dyn Fn(usize) -> bool) -> Vec<usize> {
        let on_offer = |missing: bool| -> Vec<usize> {
            (0..choices.len()).filter(|&at| choices[at].missing == missing && is_offered(at)).collect()
        };
        let (proper, outside) = (on_offer(false), on_offer(true));
        if proper.is_empty() || !outside.is_empty() && self.rng.f64() < UNSURE {
            return self.rng.choice(outside).into_iter().collect();
        }
        let place = self.place(name);
        along(&proper, place).copied().into_iter().collect()
    }

    /// Options: each the likelier the further the respondent leans its way.
    fn many(&mut self, id: &str, kind: &ChooseMany, is_offered: &dyn Fn(usize) -> bool) -> Vec<usize> {
        let on_offer: Vec<usize> = (0..kind.choices.len()).filter(|&at| is_offered(at)).collect();
        let is_alone = |at: &usize| kind.choices[*at].exclusive || kind.choices[*at].missing;
        let (alone, mut together): (Vec<usize>, Vec<usize>) = on_offer.into_iter().partition(is_alone);
        if !alone.is_empty() && self.rng.f64() < UNSURE {
            return self.rng.choice(alone).into_iter().collect();
        }
        let (least, most) = (kind.min.unwrap_or(1), kind.max.unwrap_or(usize::MAX));
        let mut ticked = Vec::new();
        let mut left = Vec::new();
        self.rng.shuffle(&mut together);
        for at in together {
            let likely = 0.55 * self.place(&format!("{id}/{}", kind.choices[at].code)) + 0.1;
            let is_ticked = ticked.len() < most && self.rng.f64() < likely;
            if is_ticked { ticked.push(at) } else { left.push(at) }
        }
        while ticked.len() < least
            && let Some(at) = left.pop()
        {
            ticked.push(at);
        }
        ticked.sort_unstable();
        ticked
    }

    fn number(&mut self, id: &str, kind: &Number) -> String {
        let least = kind.min.map_or(0.0, Decimal::to_f64);
        let most = kind.max.map_or(least + 1000.0, Decimal::to_f64);
        // Small numbers are commoner than large ones.
        let number = least + (most - least) * self.place(id).powi(3);
        let one = 10f64.powi(i32::from(kind.decimals));
        let number = ((number * one).round() / one).clamp(least, most);
        format!("{number:.*}", usize::from(kind.decimals))
    }

    fn date(&mut self, id: &str, kind: &Date) -> String {
        let day = |date: &Option<String>, other: i16| {
            date.as_deref().and_then(|date| date.parse().ok()).unwrap_or(jiff::civil::date(other, 1, 1))
        };
        let (first, last) = (day(&kind.min, 2010), day(&kind.max, 2027));
        let days = f64::from(first.until(last).map_or(0, |span| span.get_days()));
        #[expect(clippy::cast_possible_truncation, reason = "whole days are meant")]
        let days = (days * self.place(id)) as i64;
        first.saturating_add(jiff::Span::new().days(days)).to_string()
    }

    /// Where the respondent stands on what `name` asks: from 0 to just below 1.
    fn place(&mut self, name: &str) -> f64 {
        let hash = words::hash(name);
        let angle = f64::from(hash & 0xffff) / f64::from(0xffff) * std::f64::consts::TAU;
        let lean = self.leanings[0] * angle.cos() + self.leanings[1] * angle.sin();
        let score = 0.8 * lean + 0.6 * normal(&mut self.rng);
        // The logistic curve, near enough the normal's own, and then not every question splits evenly.
        let place = 1.0 / (1.0 + (-1.702 * score).exp());
        let skew = 0.6 + f64::from(hash >> 16) / f64::from(0xffff);
        place.powf(skew).min(0.999_999)
    }
}

/// Nearly normal, by the sum of four uniform numbers.
fn normal(rng: &mut Rng) -> f64 {
    let sum: f64 = (0..4).map(|_| rng.f64()).sum();
    (sum - 2.0) * 3f64.sqrt()
}

/// What stands at `place`, from 0 to just below 1, along a list.
pub(super) fn along<T>(items: &[T], place: f64) -> Option<&T> {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_precision_loss,
        clippy::cast_sign_loss,
        reason = "lists of options are short, and places are not negative"
    )]
    let at = (place * items.len() as f64) as usize;
    items.get(at)
}

fn write(raw: &mut Raw, variable: &str, text: String) {
    raw.set(variable, RawValue::One(text));
}
