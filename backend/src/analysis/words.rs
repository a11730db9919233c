//! What a search for words means, wherever it is done: in the text index and on a single text.

/// The words of a text in lower case: every run of letters and digits, whatever the script.
pub fn words(text: &str) -> impl Iterator<Item = String> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_lowercase)
}

/// Whether a text has every one of these words. Their order is of no account; no words are in every text.
pub fn has_words(text: &str, wanted: &[String]) -> bool {
    let mut missing: Vec<&String> = wanted.iter().collect();
    for word in words(text) {
        if missing.is_empty() {
            break;
        }
        missing.retain(|wanted| **wanted != word);
    }
    missing.is_empty()
}

/// A text in pieces: those words that are wanted, and what is between them.
pub fn marked<'a>(text: &'a str, wanted: &[String]) -> Vec<(&'a str, bool)> {
    let mut pieces: Vec<(&str, bool)> = Vec::new();
    let mut rest = 0;
    let mut start = 0;
    for piece in text.split_inclusive(|c: char| !c.is_alphanumeric()) {
        let word = piece.trim_end_matches(|c: char| !c.is_alphanumeric());
        if !word.is_empty() && wanted.contains(&word.to_lowercase()) {
            pieces.extend(Some((&text[rest..start], false)).filter(|(before, _)| !before.is_empty()));
            pieces.push((word, true));
            rest = start + word.len();
        }
        start += piece.len();
    }
    pieces.extend(Some((&text[rest..], false)).filter(|(after, _)| !after.is_empty()));
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_whatever_their_case_and_order() {
        let wanted: Vec<String> = words("DATA, cafe\u{301} Ŵy").collect();
        assert_eq!(wanted, ["data", "cafe", "ŵy"], "a mark of its own is no letter");
        let wanted: Vec<String> = words("ŵY data").collect();
        assert!(has_words("Data: 2 ŵy-s", &wanted));
        assert!(!has_words("database ŵy", &wanted), "part of a word is another word");
        assert!(has_words("", &[]));
    }

    #[test]
    fn marking_loses_nothing() {
        let wanted: Vec<String> = words("data ŵy").collect();
        let text = "Data, (data) database – ŵY";
        let pieces = marked(text, &wanted);
        assert_eq!(pieces.iter().map(|(piece, _)| *piece).collect::<String>(), text);
        let found: Vec<&str> =
            pieces.iter().filter(|(_, is_match)| *is_match).map(|(piece, _)| *piece).collect();
        assert_eq!(found, ["Data", "data", "ŵY"]);
    }
}
