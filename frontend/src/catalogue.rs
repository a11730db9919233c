//! Catalogues of words: structs of texts that a server can write down and a client can read back.
//!
//! What is written is a list of texts in the order of the fields. It means something to a client of the same release only,
//! and says so in its first text.

use crate::html::Content;

/// Names the release whose fields a list follows.
const RELEASE: &str = env!("CARGO_PKG_VERSION");

/// Declares a struct whose fields are [`Entry`]s, and makes it one.
macro_rules! catalogue {
    (
        $(#[$about:meta])*
        pub struct $Name:ident { $($(#[$meaning:meta])* pub $field:ident: $Type:ty),* $(,)? }
    ) => {
        $(#[$about])*
        #[derive(Clone, Copy, Debug)]
        pub struct $Name {
            $($(#[$meaning])* pub $field: $Type,)*
        }

        impl $crate::catalogue::Entry for $Name {
            fn read(texts: &mut dyn Iterator<Item = String>) -> Option<Self> {
                Some($Name { $($field: $crate::catalogue::Entry::read(texts)?,)* })
            }

            #[cfg(feature = "ssr")]
            fn write(&self, texts: &mut Vec<&'static str>) {
                $(self.$field.write(texts);)*
            }
        }
    };
}
pub(crate) use catalogue;

/// Part of a catalogue.
pub trait Entry: Sized {
    /// Takes as many texts as belong to the entry; `None` when there are too few. They are kept for good, as those compiled
    /// into a program are.
    fn read(texts: &mut dyn Iterator<Item = String>) -> Option<Self>;

    /// Adds the texts of the entry.
    #[cfg(feature = "ssr")]
    fn write(&self, texts: &mut Vec<&'static str>);
}

/// A whole catalogue as a list of texts.
#[cfg(feature = "ssr")]
pub fn write(catalogue: &impl Entry) -> Vec<&'static str> {
    let mut texts = vec![RELEASE];
    catalogue.write(&mut texts);
    texts
}

/// Reads what `write` wrote in the same release; `None` for anything else.
pub fn read<C: Entry>(texts: Vec<String>) -> Option<C> {
    let mut texts = texts.into_iter();
    if texts.next()? != RELEASE {
        return None;
    }
    let catalogue = C::read(&mut texts)?;
    texts.next().is_none().then_some(catalogue)
}

impl Entry for &'static str {
    fn read(texts: &mut dyn Iterator<Item = String>) -> Option<Self> {
        texts.next().map(|text| &*text.leak())
    }

    #[cfg(feature = "ssr")]
    fn write(&self, texts: &mut Vec<&'static str>) {
        texts.push(self);
    }
}

impl<E: Entry + 'static> Entry for &'static E {
    fn read(texts: &mut dyn Iterator<Item = String>) -> Option<Self> {
        E::read(texts).map(|entry| &*Box::leak(Box::new(entry)))
    }

    #[cfg(feature = "ssr")]
    fn write(&self, texts: &mut Vec<&'static str>) {
        (*self).write(texts);
    }
}

impl<E: Entry, const N: usize> Entry for [E; N] {
    fn read(texts: &mut dyn Iterator<Item = String>) -> Option<Self> {
        let entries: Option<Vec<E>> = (0..N).map(|_| E::read(texts)).collect();
        entries?.try_into().ok()
    }

    #[cfg(feature = "ssr")]
    fn write(&self, texts: &mut Vec<&'static str>) {
        for entry in self {
            entry.write(texts);
        }
    }
}

/// A text with blanks to be filled in: each `*` is one.
#[derive(Clone, Copy, Debug)]
pub struct Template(pub &'static str);

impl Template {
    /// The text with its blanks filled in, in order.
    pub fn fill(self, blanks: &[&str]) -> String {
        let mut blanks = blanks.iter();
        let mut text = String::new();
        for part in self.0.split('*') {
            text.push_str(part);
            text.push_str(blanks.next().unwrap_or(&""));
        }
        text
    }

    /// The same with blanks that are more than text.
    pub fn around<const N: usize>(self, blanks: [Content; N]) -> Content {
        let mut blanks = blanks.into_iter();
        self.0.split('*').fold(Content::default(), |content, part| content.then(part).then(blanks.next()))
    }
}

impl Entry for Template {
    fn read(texts: &mut dyn Iterator<Item = String>) -> Option<Self> {
        Entry::read(texts).map(Template)
    }

    #[cfg(feature = "ssr")]
    fn write(&self, texts: &mut Vec<&'static str>) {
        self.0.write(texts);
    }
}

catalogue! {
    /// A text about a number of things: languages count differently.
    pub struct Counted {
        /// About one.
        pub one: Template,
        /// About any other number, none included.
        pub more: Template,
    }
}

impl Counted {
    /// The text about so many.
    pub fn of(self, count: usize) -> String {
        let text = if count == 1 { self.one } else { self.more };
        text.fill(&[&count.to_string()])
    }
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use shared::text::Lang;

    use super::*;
    use crate::words::{Words, words};

    fn written(lang: Lang) -> Vec<String> {
        write(words(lang)).into_iter().map(str::to_owned).collect()
    }

    #[test]
    fn what_was_written_is_read_back() {
        let welsh = written(Lang::Cy);
        let read: Words = read(welsh.clone()).unwrap();
        assert_eq!(write(&read), welsh);
    }

    #[test]
    fn nothing_else_is_read() {
        let welsh = written(Lang::Cy);
        let longer = [welsh.clone(), vec!["more".to_owned()]].concat();
        let of_another_release = [vec!["0.0.0".to_owned()], welsh[1..].to_vec()].concat();
        for texts in [Vec::new(), welsh[..welsh.len() - 1].to_vec(), longer, of_another_release] {
            assert!(read::<Words>(texts).is_none());
        }
    }

    #[test]
    fn both_languages_say_everything_with_the_same_blanks() {
        let (english, welsh) = (written(Lang::En), written(Lang::Cy));
        let blanks = |text: &str| text.matches('*').count();
        for (english, welsh) in english.iter().zip(&welsh).skip(1) {
            assert_eq!(blanks(english), blanks(welsh), "{english}\n{welsh}");
            assert!(!welsh.is_empty(), "{english}");
        }
        // Words that both languages spell alike are few.
        let same: Vec<_> =
            english.iter().zip(&welsh).skip(1).filter(|(english, welsh)| english == welsh).collect();
        assert!(same.is_empty(), "{same:?}");
    }

    #[test]
    fn blanks_are_filled_in_order() {
        assert_eq!(Template("* of *: *").fill(&["1", "2", "three"]), "1 of 2: three");
        let counted = Counted { one: Template("* file"), more: Template("* files") };
        assert_eq!([0, 1, 2].map(|count| counted.of(count)), ["0 files", "1 file", "2 files"]);
    }
}
