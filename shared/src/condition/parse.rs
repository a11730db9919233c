//! The syntax of conditions.
//!
//! ```text
//! condition ::= condition "or" condition | condition "and" condition | "not" condition
//!             | "(" condition ")" | predicate | name
//! predicate ::= "answered(" q ")" | q "is" v | q "in (" v, … ")" | q "includes" v
//!             | q "includes" ("any" | "all" | "only") "(" v, … ")"
//!             | "count(" q ")" comparison number | q comparison (number | date)
//! ```
//!
//! `and` binds tighter than `or`, `not` tighter than both.

use super::Comparison;

/// A condition as written, its names not yet looked up.
#[derive(Clone, Debug, PartialEq)]
pub enum Expression {
    /// A named condition.
    Name(Name),
    /// A test of a question.
    Predicate(Name, Predicate),
    /// `not …`
    Not(Box<Expression>),
    /// `… and …`
    And(Vec<Expression>),
    /// `… or …`
    Or(Vec<Expression>),
}

/// A word and where it stands, in characters from the start of the condition.
pub type Name = (String, usize);

/// What is asked of a question.
#[derive(Clone, Debug, PartialEq)]
pub enum Predicate {
    /// `answered(q)`
    Answered,
    /// `q is v`, `q in (v, …)`
    In(Vec<Name>),
    /// `q includes v`, `q includes any (v, …)`
    Any(Vec<Name>),
    /// `q includes all (v, …)`
    All(Vec<Name>),
    /// `q includes only (v, …)`
    Only(Vec<Name>),
    /// `count(q) >= 2`
    Count(Comparison, Name),
    /// `q >= 18`, `q < 2024-01-01`
    Compare(Comparison, Name),
}

/// Why a condition cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SyntaxError {
    /// Where, in characters from the start.
    pub offset: usize,
    /// What was expected.
    pub message: String,
}

/// Reads a condition.
pub fn parse(text: &str) -> Result<Expression, SyntaxError> {
    let mut parser = Parser { tokens: tokens(text)?, next: 0, depth: 0, end: text.chars().count() };
    let expression = parser.or()?;
    match parser.peek() {
        None => Ok(expression),
        Some(token) => Err(parser.expected(&format!("`and`, `or` or the end, not `{token}`"))),
    }
}

/// Conditions nest at most this deep, so that none can exhaust the stack.
const DEEPEST: usize = 64;

struct Parser {
    tokens: Vec<Name>,
    next: usize,
    depth: usize,
    end: usize,
}

fn tokens(text: &str) -> Result<Vec<Name>, SyntaxError> {
    let is_word_char = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
    let chars: Vec<char> = text.chars().collect();
    let mut tokens = Vec::new();
    let mut at = 0;
    while let Some(&c) = chars.get(at) {
        let start = at;
        at += 1;
        if c.is_whitespace() {
            continue;
        }
        if is_word_char(c) {
            while chars.get(at).is_some_and(|&c| is_word_char(c)) {
                at += 1;
            }
        } else if matches!(c, '<' | '>' | '!') && chars.get(at) == Some(&'=') {
            at += 1;
        } else if !matches!(c, '(' | ')' | ',' | '<' | '>' | '=') {
            return Err(SyntaxError {
                offset: start,
                message: format!("`{c}` has no meaning in a condition"),
            });
        }
        tokens.push((chars[start..at].iter().collect(), start));
    }
    Ok(tokens)
}

impl Parser {
    fn peek(&self) -> Option<&str> {
        self.tokens.get(self.next).map(|(token, _)| token.as_str())
    }

    fn peek_after(&self) -> Option<&str> {
        self.tokens.get(self.next + 1).map(|(token, _)| token.as_str())
    }

    fn take(&mut self, wanted: &str) -> bool {
        let found = self.peek() == Some(wanted);
        self.next += usize::from(found);
        found
    }

    fn expected(&self, what: &str) -> SyntaxError {
        let offset = self.tokens.get(self.next).map_or(self.end, |(_, offset)| *offset);
        SyntaxError { offset, message: format!("expected {what}") }
    }

    fn expect(&mut self, wanted: &str) -> Result<(), SyntaxError> {
        if self.take(wanted) { Ok(()) } else { Err(self.expected(&format!("`{wanted}`"))) }
    }

    fn word(&mut self, what: &str) -> Result<Name, SyntaxError> {
        match self.tokens.get(self.next) {
            Some(name) if is_word(&name.0) => {
                self.next += 1;
                Ok(name.clone())
            }
            _ => Err(self.expected(what)),
        }
    }

    fn words(&mut self) -> Result<Vec<Name>, SyntaxError> {
        self.expect("(")?;
        let mut words = vec![self.word("a code")?];
        while self.take(",") {
            words.push(self.word("a code")?);
        }
        self.expect(")")?;
        Ok(words)
    }

    fn comparison(&mut self) -> Option<Comparison> {
        let comparison = match self.peek()? {
            "<" => Comparison::Less,
            "<=" => Comparison::AtMost,
            "=" => Comparison::Equal,
            "!=" => Comparison::NotEqual,
            ">=" => Comparison::AtLeast,
            ">" => Comparison::More,
            _ => return None,
        };
        self.next += 1;
        Some(comparison)
    }

    fn or(&mut self) -> Result<Expression, SyntaxError> {
        let mut any = vec![self.and()?];
        while self.take("or") {
            any.push(self.and()?);
        }
        Ok(one_or(any, Expression::Or))
    }

    fn and(&mut self) -> Result<Expression, SyntaxError> {
        let mut all = vec![self.not()?];
        while self.take("and") {
            all.push(self.not()?);
        }
        Ok(one_or(all, Expression::And))
    }

    fn not(&mut self) -> Result<Expression, SyntaxError> {
        if self.take("not") {
            return Ok(Expression::Not(Box::new(self.nested(Self::not)?)));
        }
        if self.take("(") {
            let inner = self.nested(Self::or)?;
            self.expect(")")?;
            return Ok(inner);
        }
        self.predicate()
    }

    fn nested(
        &mut self,
        inner: fn(&mut Self) -> Result<Expression, SyntaxError>,
    ) -> Result<Expression, SyntaxError> {
        if self.depth == DEEPEST {
            return Err(self.expected("a simpler condition: this one nests too deep"));
        }
        self.depth += 1;
        let expression = inner(self);
        self.depth -= 1;
        expression
    }

    fn predicate(&mut self) -> Result<Expression, SyntaxError> {
        let function = self.peek().filter(|_| self.peek_after() == Some("(")).map(str::to_owned);
        match function.as_deref() {
            Some("answered") => {
                let question = self.argument()?;
                Ok(Expression::Predicate(question, Predicate::Answered))
            }
            Some("count") => {
                let question = self.argument()?;
                let comparison =
                    self.comparison().ok_or_else(|| self.expected("a comparison such as `>=`"))?;
                Ok(Expression::Predicate(question, Predicate::Count(comparison, self.word("a number")?)))
            }
            Some(_) | None => self.test(),
        }
    }

    fn argument(&mut self) -> Result<Name, SyntaxError> {
        self.next += 1;
        self.expect("(")?;
        let question = self.word("the id of a question")?;
        self.expect(")")?;
        Ok(question)
    }

    fn test(&mut self) -> Result<Expression, SyntaxError> {
        let subject = self.word("a question, a named condition, `not` or `(`")?;
        let predicate = if self.take("is") {
            if self.peek() == Some("not") && self.peek_after().is_some_and(is_word) {
                return Err(
                    self.expected(&format!("a code: for the opposite write `not {} is …`", subject.0))
                );
            }
            Predicate::In(vec![self.word("a code")?])
        } else if self.take("in") {
            Predicate::In(self.words()?)
        } else if self.take("includes") {
            match (self.peek(), self.peek_after()) {
                (Some(quantifier @ ("any" | "all" | "only")), Some("(")) => {
                    let predicate = match quantifier {
                        "any" => Predicate::Any,
                        "all" => Predicate::All,
                        _ => Predicate::Only,
                    };
                    self.next += 1;
                    predicate(self.words()?)
                }
                _ => Predicate::Any(vec![self.word("a code, or `any`, `all` or `only` with a list")?]),
            }
        } else if let Some(comparison) = self.comparison() {
            Predicate::Compare(comparison, self.word("a number or a date")?)
        } else {
            return Ok(Expression::Name(subject));
        };
        Ok(Expression::Predicate(subject, predicate))
    }
}

fn is_word(token: &str) -> bool {
    token.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '-')
}

fn one_or(mut expressions: Vec<Expression>, join: fn(Vec<Expression>) -> Expression) -> Expression {
    if expressions.len() == 1 { expressions.remove(0) } else { join(expressions) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    fn name(word: &str, offset: usize) -> Name {
        (word.to_owned(), offset)
    }

    #[test]
    fn and_binds_tighter_than_or_and_not_tighter_than_both() {
        let test = |offset: usize, id: &str| {
            Expression::Predicate(name(id, offset), Predicate::In(vec![name("1", offset + id.len() + 4)]))
        };
        assert_eq!(
            parse("a is 1 or not b is 1 and c is 1"),
            Ok(Expression::Or(vec![
                test(0, "a"),
                Expression::And(vec![Expression::Not(Box::new(test(14, "b"))), test(25, "c")]),
            ]))
        );
    }

    #[rstest]
    #[case("a in (x, 2-5-years)", Predicate::In(vec![name("x", 6), name("2-5-years", 9)]))]
    #[case("a includes any", Predicate::Any(vec![name("any", 11)]))]
    #[case("a includes only (x)", Predicate::Only(vec![name("x", 17)]))]
    #[case("a <= -3", Predicate::Compare(Comparison::AtMost, name("-3", 5)))]
    fn predicates(#[case] text: &str, #[case] predicate: Predicate) {
        assert_eq!(parse(text), Ok(Expression::Predicate(name("a", 0), predicate)));
    }

    #[rstest]
    #[case("", 0)]
    #[case("a is", 4)]
    #[case("a is yes no", 9)]
    #[case("a in x", 5)]
    #[case("(a is yes", 9)]
    #[case("a == 1", 3)]
    #[case("a is 'yes'", 5)]
    #[case("count(a)", 8)]
    #[case("a is not yes", 5)]
    #[case("a é b", 2)]
    fn errors_point_at_the_character(#[case] text: &str, #[case] offset: usize) {
        assert_eq!(parse(text).map_err(|error| error.offset), Err(offset));
    }

    #[test]
    fn depth_is_bounded() {
        assert!(parse(&"not ".repeat(100_000)).is_err());
        assert!(parse(&"(".repeat(100_000)).is_err());
    }

    #[test]
    fn length_is_not() {
        let tests: Vec<String> = (0..500).map(|n| format!("(not q{n} in (a, b))")).collect();
        assert!(parse(&tests.join(" and ")).is_ok());
    }

    #[test]
    fn a_code_may_be_a_word_of_the_syntax() {
        assert_eq!(
            parse("a is not"),
            Ok(Expression::Predicate(name("a", 0), Predicate::In(vec![name("not", 5)])))
        );
    }
}
