//! Help with a name that means nothing.

/// How unlike a name may be and still be what was meant: a third of its letters.
const UNLIKE: usize = 3;

/// The most names worth listing when none is alike.
const LISTED: usize = 30;

/// The known name that is most alike, or all there are.
pub(crate) fn did_you_mean<S: AsRef<str>>(name: &str, known: &[S]) -> Option<String> {
    let distance = |other: &str| strsim::damerau_levenshtein(name, other);
    let nearest = known.iter().map(AsRef::as_ref).min_by_key(|other| distance(other))?;
    if distance(nearest) <= name.chars().count().max(UNLIKE) / UNLIKE {
        return Some(format!("did you mean `{nearest}`?"));
    }
    let names: Vec<&str> = known.iter().map(AsRef::as_ref).collect();
    (names.len() <= LISTED).then(|| format!("there are `{}`", names.join("`, `")))
}
