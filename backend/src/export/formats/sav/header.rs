//! Everything before the cases: what the file is, its variables, and what is known of them.

use super::Job;
use std::fmt::Write as _;

use super::labels;
use super::variables::Variable;
use crate::export::{Level, Type};

/// Formats of variables, as they are numbered in the file.
const FORMAT_A: i32 = 1;
const FORMAT_F: i32 = 5;

/// The longest label of a variable, in bytes.
const LONGEST_LABEL: usize = 252;

/// Bytes of the dictionary, in the machine's order of the last thirty years: the least first.
#[derive(Default)]
pub(super) struct Bytes(pub(super) Vec<u8>);

impl Bytes {
    pub(super) fn int(&mut self, number: i32) {
        self.0.extend(number.to_le_bytes());
    }

    /// A number that counts something here: never near the limit.
    pub(super) fn count(&mut self, number: usize) {
        self.int(i32::try_from(number).unwrap_or(i32::MAX));
    }

    pub(super) fn float(&mut self, number: f64) {
        self.0.extend(number.to_le_bytes());
    }

    /// A text, cut or filled up with spaces to a length.
    pub(super) fn padded(&mut self, text: &str, length: usize) {
        let text = cut(text, length);
        self.0.extend(text.as_bytes());
        self.0.extend(std::iter::repeat_n(b' ', length - text.len()));
    }

    /// A record of type 7.
    fn extension(&mut self, subtype: i32, size: usize, data: &[u8]) {
        self.int(7);
        self.int(subtype);
        self.count(size);
        self.count(data.len() / size);
        self.0.extend(data);
    }
}

/// As much of a text as fits into so many bytes.
pub(super) fn cut(text: &str, length: usize) -> &str {
    &text[..text.floor_char_boundary(length)]
}

pub(super) fn dictionary(job: &Job, variables: &[Variable]) -> Vec<u8> {
    let mut bytes = Bytes::default();
    file(&mut bytes, job, variables);
    for variable in variables {
        self::variable(&mut bytes, variable);
    }
    labels::of_values(&mut bytes, variables);
    machine(&mut bytes);
    if let Some(sets) = labels::sets(variables) {
        bytes.extension(7, 1, sets.as_bytes());
    }
    bytes.extension(11, 4, &display(variables));
    let names = variables.iter().map(|variable| format!("{}={}", variable.short, variable.name));
    bytes.extension(13, 1, names.collect::<Vec<_>>().join("\t").as_bytes());
    let mut long = String::new();
    for variable in variables.iter().filter(|variable| variable.segments.len() > 1) {
        let _ = write!(long, "{}={:05}\0\t", variable.short, variable.width);
    }
    if !long.is_empty() {
        bytes.extension(14, 1, long.as_bytes());
    }
    bytes.extension(20, 1, b"UTF-8");
    bytes.int(999);
    bytes.int(0);
    bytes.0
}

fn file(bytes: &mut Bytes, job: &Job, variables: &[Variable]) {
    let elements =
        |variable: &Variable| variable.segments.iter().map(|width| width.div_ceil(8)).sum::<usize>().max(1);
    bytes.0.extend(b"$FL2");
    bytes.padded(concat!("@(#) SPSS DATA FILE - Soundings ", env!("CARGO_PKG_VERSION")), 60);
    bytes.int(2);
    bytes.count(variables.iter().map(elements).sum());
    bytes.int(1);
    bytes.int(0);
    // How many cases there are is not known before the last.
    bytes.int(-1);
    bytes.float(100.0);
    // When a file was made is nobody's business, and readers ask for some time only.
    bytes.padded("01 Jan 70", 9);
    bytes.padded("00:00:00", 8);
    bytes.padded(job.dataset.survey().about.title.get(shared::text::Lang::En), 64);
    bytes.padded("", 3);
}

fn variable(bytes: &mut Bytes, variable: &Variable) {
    if variable.kind == Type::Text {
        for (number, &width) in variable.segments.iter().enumerate() {
            let name = if number == 0 { variable.short.clone() } else { segment(&variable.short, number) };
            let label = if number == 0 { variable.label.as_str() } else { "" };
            // The low byte is the number of decimals.
            let format = FORMAT_A << 16 | i32::try_from(width).unwrap_or_default() << 8;
            record(bytes, width, format, &name, label, None);
            for _ in 1..width.div_ceil(8) {
                continuation(bytes);
            }
        }
        return;
    }
    let decimals = if variable.kind == Type::Number { 2 } else { 0 };
    let format = FORMAT_F << 16 | 8 << 8 | decimals;
    record(bytes, 0, format, &variable.short, &variable.label, variable.missing);
}

/// A name for a further segment that no variable has: those begin with a V.
fn segment(short: &str, number: usize) -> String {
    let base36 = |digit: usize| char::from_digit(u32::try_from(digit % 36).unwrap_or(0), 36).unwrap_or('0');
    let number: String = [number / 36, number].map(base36).iter().collect();
    format!("S{}{}", &short[2..], number.to_uppercase())
}

fn record(
    bytes: &mut Bytes,
    width: usize,
    format: i32,
    name: &str,
    label: &str,
    missing: Option<(f64, f64)>,
) {
    bytes.int(2);
    bytes.count(width);
    bytes.int(i32::from(!label.is_empty()));
    bytes.int(if missing.is_some() { -2 } else { 0 });
    bytes.int(format);
    bytes.int(format);
    bytes.padded(name, 8);
    if !label.is_empty() {
        let label = cut(label, LONGEST_LABEL);
        bytes.count(label.len());
        bytes.padded(label, label.len().next_multiple_of(4));
    }
    if let Some((least, greatest)) = missing {
        bytes.float(least);
        bytes.float(greatest);
    }
}

/// Stands for eight more bytes of a text.
fn continuation(bytes: &mut Bytes) {
    bytes.int(2);
    bytes.int(-1);
    for _ in 0..4 {
        bytes.int(0);
    }
    bytes.padded("", 8);
}

/// How numbers and characters are written.
fn machine(bytes: &mut Bytes) {
    let mut integers = Bytes::default();
    // Version of the writer; no machine code; IEEE 754; packed; least byte first; UTF-8.
    for number in [1, 0, 0, -1, 1, 1, 2, 65_001] {
        integers.int(number);
    }
    bytes.extension(3, 4, &integers.0);
    let mut floats = Bytes::default();
    for number in [f64::MIN, f64::MAX, f64::MIN.next_up()] {
        floats.float(number);
    }
    bytes.extension(4, 8, &floats.0);
}

/// Level of measurement, width on the screen and alignment, for each segment.
fn display(variables: &[Variable]) -> Vec<u8> {
    let mut bytes = Bytes::default();
    for variable in variables {
        let level = match variable.level {
            Level::Nominal => 1,
            Level::Ordinal => 2,
            Level::Scale => 3,
        };
        for _ in 0..variable.segments.len().max(1) {
            let is_text = variable.kind == Type::Text;
            bytes.int(if is_text { 1 } else { level });
            bytes.int(if is_text { 20 } else { 8 });
            bytes.int(i32::from(!is_text));
        }
    }
    bytes.0
}
