//! A list of yes and no, 64 to a word: which rows of a segment were asked, ticked an option or pass a filter.

/// Yes or no for each of a number of rows. Bits past the last row are zero.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bits {
    words: Vec<u64>,
    len: usize,
}

impl Bits {
    /// Yes for every one of `len` rows.
    pub fn ones(len: usize) -> Self {
        let mut bits = Bits { words: vec![u64::MAX; len.div_ceil(64)], len };
        bits.trim();
        bits
    }

    /// No for every one of `len` rows.
    pub fn zeros(len: usize) -> Self {
        Bits { words: vec![0; len.div_ceil(64)], len }
    }

    /// What `accepts` says of each item.
    pub fn of<T: Copy>(items: &[T], accepts: impl Fn(T) -> bool) -> Self {
        let word = |chunk: &[T]| {
            chunk.iter().enumerate().fold(0, |word, (at, item)| word | u64::from(accepts(*item)) << at)
        };
        Bits { words: items.chunks(64).map(word).collect(), len: items.len() }
    }

    /// How many rows there are.
    pub fn len(&self) -> usize {
        self.len
    }

    /// Whether there is no row at all.
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// How many rows say yes.
    pub fn count(&self) -> u64 {
        self.words.iter().map(|word| u64::from(word.count_ones())).sum()
    }

    /// How many rows say yes here and in `other`, which has as many rows.
    pub fn count_both(&self, other: &Bits) -> u64 {
        self.words.iter().zip(&other.words).map(|(a, b)| u64::from((a & b).count_ones())).sum()
    }

    /// Whether every row says yes.
    pub fn is_full(&self) -> bool {
        self.count() == self.len as u64
    }

    /// The answer for one row; no for a row that is not there.
    pub fn get(&self, at: usize) -> bool {
        self.words.get(at / 64).is_some_and(|word| word >> (at % 64) & 1 == 1)
    }

    /// The rows that say yes, in order.
    pub fn rows(&self) -> impl Iterator<Item = usize> {
        self.words.iter().enumerate().flat_map(|(at, word)| ones(*word).map(move |bit| at * 64 + bit))
    }

    /// The rows that say yes here and in `other`, in order.
    pub fn rows_of_both(&self, other: &Bits) -> impl Iterator<Item = usize> {
        let both = self.words.iter().zip(&other.words).map(|(a, b)| a & b).enumerate();
        both.flat_map(|(at, word)| ones(word).map(move |bit| at * 64 + bit))
    }

    /// Yes where both say so.
    #[must_use]
    pub fn and(mut self, other: &Bits) -> Self {
        self.words.iter_mut().zip(&other.words).for_each(|(a, b)| *a &= b);
        self
    }

    /// Yes where either says so.
    #[must_use]
    pub fn or(mut self, other: &Bits) -> Self {
        self.words.iter_mut().zip(&other.words).for_each(|(a, b)| *a |= b);
        self
    }

    /// Yes where this says no.
    #[must_use]
    pub fn inverted(mut self) -> Self {
        self.words.iter_mut().for_each(|word| *word = !*word);
        self.trim();
        self
    }

    /// Adds a row at the end.
    pub fn push(&mut self, bit: bool) {
        if self.len.is_multiple_of(64) {
            self.words.push(0);
        }
        self.len += 1;
        self.set(self.len - 1, bit);
    }

    /// Puts a row before the one at `at`, or at the end.
    pub fn insert(&mut self, at: usize, bit: bool) {
        self.push(false);
        let (first, below) = (at / 64, (1 << (at % 64)) - 1);
        let mut carried = 0;
        for (word, bits) in self.words.iter_mut().enumerate().skip(first) {
            let (kept, moved) = if word == first { (*bits & below, *bits & !below) } else { (0, *bits) };
            let next = moved >> 63;
            *bits = kept | moved << 1 | carried;
            carried = next;
        }
        self.set(at, bit);
    }

    /// Takes the row at `at` out.
    pub fn remove(&mut self, at: usize) {
        let (first, below) = (at / 64, (1 << (at % 64)) - 1);
        for word in first..self.words.len() {
            let next = self.words.get(word + 1).copied().unwrap_or_default() & 1;
            let bits = self.words[word];
            let (kept, moved) =
                if word == first { (bits & below, bits >> 1 & !below) } else { (0, bits >> 1) };
            self.words[word] = kept | moved | next << 63;
        }
        self.len -= 1;
        self.words.truncate(self.len.div_ceil(64));
        self.trim();
    }

    fn set(&mut self, at: usize, bit: bool) {
        let (word, mask) = (at / 64, 1 << (at % 64));
        if bit {
            self.words[word] |= mask;
        } else {
            self.words[word] &= !mask;
        }
    }

    fn trim(&mut self) {
        let used = self.len % 64;
        if let Some(last) = self.words.last_mut().filter(|_| used > 0) {
            *last &= (1 << used) - 1;
        }
    }

    /// The bytes it takes in memory, itself apart.
    pub fn bytes(&self) -> usize {
        self.words.capacity() * size_of::<u64>()
    }
}

/// The positions of the ones in a word.
fn ones(mut word: u64) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let bit = word.trailing_zeros();
        word &= word.wrapping_sub(1);
        (bit < 64).then_some(bit as usize)
    })
}

#[cfg(test)]
mod tests {
    use super::Bits;

    fn bits(list: &[bool]) -> Bits {
        Bits::of(list, |bit| bit)
    }

    /// A list without a pattern that could hide a mistake.
    fn list(len: usize) -> Vec<bool> {
        (0..len).map(|at| at * at % 7 < 3 || at % 64 == 63).collect()
    }

    #[test]
    fn rows_move_as_in_a_list() {
        for len in [0, 1, 63, 64, 65, 128, 200] {
            for at in [0, 1, 31, 62, 63, 64, 65, 127, 128, 199].into_iter().filter(|at| *at <= len) {
                for bit in [true, false] {
                    let (mut wanted, mut got) = (list(len), bits(&list(len)));
                    wanted.insert(at, bit);
                    got.insert(at, bit);
                    assert_eq!(got, bits(&wanted), "{bit} into {len} at {at}");
                    wanted.remove(at);
                    got.remove(at);
                    assert_eq!(got, bits(&wanted), "{len} at {at}");
                }
            }
        }
    }

    #[test]
    fn rows_are_counted_and_combined() {
        let (a, b) = (list(150), list(151)[1..].to_vec());
        let (left, right) = (bits(&a), bits(&b));
        let both: Vec<usize> = (0..150).filter(|at| a[*at] && b[*at]).collect();
        assert_eq!(left.rows_of_both(&right).collect::<Vec<_>>(), both);
        assert_eq!(left.count_both(&right), both.len() as u64);
        assert_eq!(left.clone().and(&right).rows().collect::<Vec<_>>(), both);
        assert_eq!(left.clone().inverted().count(), 150 - left.count());
        assert_eq!(left.clone().or(&left.clone().inverted()), Bits::ones(150));
        assert!(Bits::ones(150).is_full() && !left.get(150));
    }
}
