//! Sound surveys and answers of every sort, at random.
//!
//! Everything is first a seed that means something in any context (the third option of however many there are), so that
//! what is generated is always sound and shrinks well.

use std::fmt;
use std::sync::LazyLock;

use proptest::collection::vec;
use proptest::prelude::*;
use serde_json::{Map, Value as Json, json};
use shared::check::compile;
use shared::definition::Definition;
use shared::kinds::Kind;
use shared::raw::{Raw, RawValue};
use shared::survey::{Form, Role, Survey};
use shared::value::Shape;

use crate::support;

/// A survey and what somebody typed into it.
pub(crate) struct Case {
    pub(crate) survey: Survey,
    pub(crate) raw: Raw,
}

impl fmt::Debug for Case {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "{}\nanswers: {:?}", self.survey.document.clone(), self.raw)
    }
}

/// Any survey with answers good and bad.
pub(crate) fn any_case() -> impl Strategy<Value = Case> {
    case(prop_oneof![6 => fitting(), 2 => Just(Answer::Blank), 1 => typed(), 1 => ticked()].boxed())
}

/// Any survey with answers that fit their questions.
pub(crate) fn fitting_case() -> impl Strategy<Value = Case> {
    case(prop_oneof![8 => fitting(), 1 => Just(Answer::Blank)].boxed())
}

/// What somebody might put into a control that they were not meant to see.
pub(crate) fn garbage() -> impl Strategy<Value = RawValue> {
    let texts = prop_oneof![".{0,20}", "[a-d]", "yes|no|not-sure|na", "-?[0-9]{1,20}"];
    prop_oneof![texts.clone().prop_map(RawValue::One), vec(texts, 0..4).prop_map(RawValue::Many)]
}

fn case(answers: BoxedStrategy<Answer>) -> impl Strategy<Value = Case> {
    static SHIPPED: LazyLock<Survey> = LazyLock::new(|| support::survey(support::SHIPPED));
    let survey = prop_oneof![
        3 => any_definition().prop_map(|definition| compile(definition).expect("generated surveys are sound")),
        1 => Just(()).prop_map(|()| SHIPPED.clone()),
    ];
    (survey, vec(answers, 1..60)).prop_map(|(survey, answers)| {
        let raw = raw(&survey.form, &answers);
        Case { survey, raw }
    })
}

/// Any sound definition.
pub(crate) fn any_definition() -> impl Strategy<Value = Definition> {
    vec(question(), 1..12).prop_map(|seeds| {
        let mut author = Author::default();
        for seed in &seeds {
            author.ask(seed);
        }
        let document = json!({
            "id": "generated", "title": "T", "owner": "O", "contact": "a@example.org", "duration": "D",
            "brief": "B", "introduction": "I", "sections": author.sections,
        });
        serde_json::from_value(document).expect("the generator knows the language")
    })
}

/// A question, as far as it can be said before its surroundings are known.
#[derive(Clone, Debug)]
struct Seed {
    kind: usize,
    options: usize,
    flags: [bool; 6],
    show: Option<Condition>,
    option_show: Option<Condition>,
    /// Whether it opens a page (1), a section (2) or neither.
    opens: usize,
    page_show: Option<Condition>,
    end: Option<Condition>,
}

/// A condition whose words are chosen once it is known what can be tested.
#[derive(Clone, Debug)]
enum Condition {
    Test(usize, usize),
    Not(Box<Condition>),
    Join(&'static str, Box<Condition>, Box<Condition>),
}

fn condition() -> impl Strategy<Value = Condition> {
    let test = (any::<usize>(), any::<usize>()).prop_map(|(subject, pick)| Condition::Test(subject, pick));
    test.prop_recursive(3, 8, 2, |inner| {
        let pair = (inner.clone(), inner.clone());
        prop_oneof![
            inner.prop_map(|inner| Condition::Not(Box::new(inner))),
            (prop_oneof![Just("and"), Just("or")], pair).prop_map(|(word, (a, b))| Condition::Join(
                word,
                Box::new(a),
                Box::new(b)
            )),
        ]
    })
}

fn question() -> impl Strategy<Value = Seed> {
    let sometimes = |weight| proptest::option::weighted(weight, condition());
    let layout = (0..4usize, sometimes(0.2), sometimes(0.1));
    (0..9usize, 2..5usize, any::<[bool; 6]>(), sometimes(0.5), sometimes(0.4), layout).prop_map(
        |(kind, options, flags, show, option_show, (opens, page_show, end))| Seed {
            kind,
            options,
            flags,
            show,
            option_show,
            opens,
            page_show,
            end,
        },
    )
}

/// Writes a definition question by question, remembering what can be tested.
#[derive(Default)]
struct Author {
    sections: Vec<Json>,
    asked: usize,
    subjects: Vec<(String, Shape, usize)>,
}

const KINDS: [&str; 9] =
    ["text", "long_text", "number", "date", "choose_one", "choose_many", "matrix", "file", "note"];
const CODES: [&str; 4] = ["a", "b", "c", "d"];

impl Author {
    fn ask(&mut self, seed: &Seed) {
        let kind = KINDS[seed.kind];
        let id = format!("q{}", self.asked);
        let [required, comment, exclusive, detail, demands, limited] = seed.flags;
        let mut question = json!({ "id": id, "type": kind, "ask": "Q?" });
        if kind != "note" {
            question["required"] = json!(required && demands);
        }
        if comment && kind != "note" {
            question["comment"] = json!("C");
        }
        if let Some(words) = self.words(seed.show.as_ref()) {
            question[if exclusive { "skip_if" } else { "show_if" }] = json!(words);
        }
        let page_show = self.words(seed.page_show.as_ref());
        if matches!(kind, "choose_one" | "choose_many" | "matrix") {
            let mut options: Map<String, Json> =
                CODES[..seed.options].iter().map(|code| ((*code).to_owned(), json!("L"))).collect();
            if kind != "matrix" && detail {
                options["b"] = json!({ "label": "L", "detail": "D", "detail_required": demands });
            }
            if let Some(words) = self.words(seed.option_show.as_ref()).filter(|_| kind != "matrix") {
                options["a"] = json!({ "label": "L", "show_if": words });
            }
            if kind == "choose_many" && exclusive {
                options.insert("none".into(), json!({ "label": "L", "exclusive": true }));
            }
            question["options"] = json!(options);
        }
        match kind {
            "matrix" => question["rows"] = json!({ "x": "R", "y": "R" }),
            "number" if limited => question["max"] = json!(10),
            "date" if limited => question["min"] = json!("2026-01-15"),
            "choose_many" if limited => question["max"] = json!(2),
            "text" if limited => question["preset"] = json!("email"),
            "long_text" if limited => question["max_length"] = json!(10),
            _ => {}
        }
        self.place(question, seed.opens, page_show);
        self.remember(&id, kind, seed.options);
        if let Some(words) = self.words(seed.end.as_ref()) {
            self.page()["end_if"] = json!({ "when": words, "title": "T", "text": "T" });
        }
        self.asked += 1;
    }

    fn place(&mut self, question: Json, opens: usize, page_show: Option<String>) {
        if self.sections.is_empty() || opens == 2 {
            let id = format!("s{}", self.sections.len());
            self.sections.push(json!({ "id": id, "title": "T", "pages": [{ "questions": [] }] }));
        } else if opens == 1 {
            let pages =
                self.sections.last_mut().expect("there is one")["pages"].as_array_mut().expect("a list");
            pages.push(json!({ "questions": [] }));
        }
        let page = self.page();
        let questions = page["questions"].as_array_mut().expect("a list");
        let is_first = questions.is_empty();
        questions.push(question);
        if let Some(words) = page_show.filter(|_| is_first) {
            page["show_if"] = json!(words);
        }
    }

    fn page(&mut self) -> &mut Json {
        let section = self.sections.last_mut().expect("there is one");
        section["pages"].as_array_mut().and_then(|pages| pages.last_mut()).expect("there is one")
    }

    fn remember(&mut self, id: &str, kind: &str, options: usize) {
        let shape = match kind {
            "text" | "long_text" => Shape::Text,
            "number" => Shape::Number,
            "date" => Shape::Date,
            "choose_one" | "matrix" => Shape::Choice,
            "choose_many" => Shape::Choices,
            "file" => Shape::Files,
            _ => return,
        };
        let names =
            if kind == "matrix" { vec![format!("{id}.x"), format!("{id}.y")] } else { vec![id.to_owned()] };
        self.subjects.extend(names.into_iter().map(|name| (name, shape, options)));
    }

    /// A condition in words, if there is anything to test yet.
    fn words(&self, condition: Option<&Condition>) -> Option<String> {
        let condition = condition.filter(|_| !self.subjects.is_empty())?;
        Some(match condition {
            Condition::Test(subject, pick) => self.test(*subject, *pick),
            Condition::Not(inner) => format!("not ({})", self.words(Some(inner))?),
            Condition::Join(word, a, b) => {
                format!("({}) {word} ({})", self.words(Some(a))?, self.words(Some(b))?)
            }
        })
    }

    fn test(&self, subject: usize, pick: usize) -> String {
        let (name, shape, options) = &self.subjects[subject % self.subjects.len()];
        let (code, other) = (CODES[pick % options], CODES[pick / 7 % options]);
        let comparison = ["<", "<=", "=", "!=", ">=", ">"][pick % 6];
        let forms = match shape {
            Shape::Text | Shape::Files => vec![],
            Shape::Choice => vec![format!("{name} is {code}"), format!("{name} in ({code}, {other})")],
            Shape::Choices => vec![
                format!("{name} includes {code}"),
                format!("{name} includes all ({code}, {other})"),
                format!("{name} includes only ({code}, {other})"),
                format!("count({name}) {comparison} {}", pick % 4),
            ],
            Shape::Number => vec![format!("{name} {comparison} {}", pick % 12)],
            Shape::Date => vec![format!("{name} {comparison} 2026-01-{:02}", 1 + pick % 28)],
        };
        let all: Vec<String> = forms.into_iter().chain([format!("answered({name})")]).collect();
        all[pick / 3 % all.len()].clone()
    }
}

/// What to put into a control, as far as it can be said before the control is known.
#[derive(Clone, Debug)]
enum Answer {
    Blank,
    Fitting(usize),
    Typed(String),
    Ticked(Vec<String>),
}

fn fitting() -> impl Strategy<Value = Answer> {
    any::<usize>().prop_map(Answer::Fitting)
}

fn typed() -> impl Strategy<Value = Answer> {
    any::<String>().prop_map(Answer::Typed)
}

fn ticked() -> impl Strategy<Value = Answer> {
    vec(prop_oneof!["[a-d]", any::<String>()], 0..4).prop_map(Answer::Ticked)
}

fn raw(form: &Form, answers: &[Answer]) -> Raw {
    let mut raw = Raw::new();
    for (at, variable) in form.variables.iter().enumerate() {
        let value = match &answers[at % answers.len()] {
            Answer::Blank => continue,
            Answer::Fitting(pick) => fit(form, at, pick.rotate_left(u32::try_from(at).unwrap_or(0))),
            Answer::Typed(text) => RawValue::One(text.clone()),
            Answer::Ticked(items) => RawValue::Many(items.clone()),
        };
        raw.set(&variable.name, value);
    }
    raw
}

fn fit(form: &Form, variable: usize, pick: usize) -> RawValue {
    let variable = &form.variables[variable];
    let question = &form.questions[variable.question];
    let codes: Vec<String> = question.kind.choices().iter().map(|choice| choice.code.clone()).collect();
    match (&variable.role, variable.shape, &question.kind) {
        (Role::Answer, Shape::Text, Kind::Text(kind)) if kind.preset.is_some() => "a@example.org".into(),
        (Role::Answer | Role::Row(_), Shape::Choice, _) => codes[pick % codes.len()].as_str().into(),
        (Role::Answer, Shape::Choices, _) => {
            let is_exclusive = |code: &String| code.as_str() == "none" || code.as_str() == "not-sure";
            let bits =
                codes.iter().enumerate().filter(|(at, code)| pick >> at & 1 == 1 && !is_exclusive(code));
            RawValue::Many(bits.map(|(_, code)| code.clone()).take(2).collect())
        }
        (Role::Answer, Shape::Number, _) => RawValue::One((pick % 11).to_string()),
        (Role::Answer, Shape::Date, _) => RawValue::One(format!("2026-01-{}", 15 + pick % 14)),
        (Role::Answer, Shape::Files, _) => RawValue::Many(vec![format!("{pick:032x}")]),
        _ => RawValue::One(format!("w{}", pick % 1000)),
    }
}
