//! Cases in the format's byte code: eight codes, then what those of them that stand for nothing by themselves refer to.

use super::variables::Variable;

/// What is added to a small whole number to make its code.
const BIAS: f64 = 100.0;

/// The codes with meanings of their own.
const END: u8 = 252;
const LITERAL: u8 = 253;
const SPACES: u8 = 254;
const NOTHING: u8 = 255;

/// Packs cases. What is complete stands in `bytes`.
#[derive(Default)]
pub(super) struct Packer {
    pub(super) bytes: Vec<u8>,
    /// Codes of the block that is not complete.
    codes: Vec<u8>,
    /// What they refer to.
    literals: Vec<u8>,
}

impl Packer {
    pub(super) fn number(&mut self, number: f64) {
        let code = number + BIAS;
        if (1.0..=251.0).contains(&code) && code.fract() == 0.0 {
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "a whole number from 1 to 251"
            )]
            self.code(code as u8);
        } else {
            self.literal(number.to_le_bytes());
        }
    }

    /// The system-missing value.
    pub(super) fn nothing(&mut self) {
        self.code(NOTHING);
    }

    /// A text, in as many segments as its variable has, each filled up with spaces to a multiple of eight bytes.
    pub(super) fn text(&mut self, text: &str, variable: &Variable) {
        let mut rest = text.as_bytes();
        for &width in &variable.segments {
            let (part, after) = rest.split_at(rest.len().min(width));
            rest = after;
            for at in (0..width).step_by(8) {
                let mut element = [b' '; 8];
                let bytes = part.get(at..).unwrap_or_default();
                let length = bytes.len().min(8);
                element[..length].copy_from_slice(&bytes[..length]);
                if element == [b' '; 8] { self.code(SPACES) } else { self.literal(element) }
            }
        }
    }

    /// Ends the cases.
    pub(super) fn end(&mut self) {
        self.code(END);
        while !self.codes.is_empty() {
            self.code(0);
        }
    }

    fn literal(&mut self, element: [u8; 8]) {
        self.literals.extend(element);
        self.code(LITERAL);
    }

    fn code(&mut self, code: u8) {
        self.codes.push(code);
        if self.codes.len() == 8 {
            self.bytes.append(&mut self.codes);
            self.bytes.append(&mut self.literals);
        }
    }
}
