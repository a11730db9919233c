//! Means, medians, and whether two variables have to do with each other.

use shared::figures::{Association, Statistics};

/// Statistics of a scale: what each step counts for, and how many chose it. `None` without a step that anyone chose.
pub fn of_scale(scores: &[Option<f64>], counts: &[u64]) -> Option<Statistics> {
    let mut steps: Vec<(f64, u64)> = scores
        .iter()
        .zip(counts)
        .filter_map(|(score, n)| Some(((*score)?, *n)))
        .filter(|(_, n)| *n > 0)
        .collect();
    steps.sort_by(|a, b| a.0.total_cmp(&b.0));
    let n: u64 = steps.iter().map(|(_, n)| n).sum();
    let at = |place: u64| {
        let mut passed = 0;
        steps.iter().find_map(|(score, n)| {
            passed += n;
            (place < passed).then_some(*score)
        })
    };
    let mean = steps.iter().map(|(score, n)| score * float(*n)).sum::<f64>() / float(n);
    let squares = steps.iter().map(|(score, n)| (score - mean).powi(2) * float(*n)).sum::<f64>();
    let median = f64::midpoint(at(n.checked_sub(1)? / 2)?, at(n / 2)?);
    Some(Statistics {
        n: Some(n),
        mean: Some(mean),
        median: Some(median),
        deviation: deviation(squares, n),
        min: None,
        max: None,
    })
}

/// Statistics of numbers, which are put in some order. `None` when there are none.
pub fn of_numbers(numbers: &mut [f64]) -> Option<Statistics> {
    let n = numbers.len() as u64;
    let mean = numbers.iter().sum::<f64>() / float(n);
    let squares = numbers.iter().map(|number| (number - mean).powi(2)).sum::<f64>();
    let (below, middle, _) = numbers
        .select_nth_unstable_by(numbers.len().checked_sub(1)? / 2 + (numbers.len() - 1) % 2, f64::total_cmp);
    let upper = *middle;
    let lower =
        if n.is_multiple_of(2) { below.iter().copied().fold(f64::NEG_INFINITY, f64::max) } else { upper };
    Some(Statistics {
        n: Some(n),
        mean: Some(mean),
        median: Some(f64::midpoint(lower, upper)),
        deviation: deviation(squares, n),
        min: numbers.iter().copied().reduce(f64::min),
        max: numbers.iter().copied().reduce(f64::max),
    })
}

/// Pearson's test on a table of counts. Rows and columns in which there is nobody are passed over; `None` when fewer than
/// two of either are left.
pub fn association(cells: &[Vec<u64>]) -> Option<Association> {
    let width = cells.first()?.len();
    let rows: Vec<u64> = cells.iter().map(|row| row.iter().sum()).collect();
    let cols: Vec<u64> = (0..width).map(|col| cells.iter().map(|row| row[col]).sum()).collect();
    let n: u64 = rows.iter().sum();
    let present = |totals: &[u64]| totals.iter().filter(|total| **total > 0).count() as u64;
    let (height, width) = (present(&rows), present(&cols));
    if height < 2 || width < 2 {
        return None;
    }
    let (mut chi2, mut sparse) = (0.0, 0.0);
    for (row, total) in cells.iter().zip(&rows).filter(|(_, total)| **total > 0) {
        for (observed, other) in row.iter().zip(&cols).filter(|(_, other)| **other > 0) {
            let expected = float(*total) * float(*other) / float(n);
            chi2 += (float(*observed) - expected).powi(2) / expected;
            sparse += f64::from(u8::from(expected < 5.0));
        }
    }
    let df = (height - 1) * (width - 1);
    let v = (chi2 / (float(n) * float(height.min(width) - 1))).sqrt();
    Some(Association {
        n,
        chi2,
        df,
        p: upper_gamma(float(df) / 2.0, chi2 / 2.0),
        v,
        sparse: sparse / float(height * width),
    })
}

fn deviation(squares: f64, n: u64) -> Option<f64> {
    (n > 1).then(|| (squares / (float(n) - 1.0)).sqrt())
}

#[expect(clippy::cast_precision_loss, reason = "responses are counted in millions")]
fn float(n: u64) -> f64 {
    n as f64
}

/// How small a step may be when a series is left off.
const SMALL: f64 = 1e-15;

/// The regularised upper incomplete gamma function Q(a, x), for a and x from 0: by its series below a + 1, above it by its
/// continued fraction (Lentz's method), as in DLMF 8.11.4 and 8.9.2.
fn upper_gamma(a: f64, x: f64) -> f64 {
    if x <= 0.0 {
        return 1.0;
    }
    let scale = (a * x.ln() - x - ln_gamma(a)).exp();
    if x < a + 1.0 {
        let (mut term, mut sum, mut n) = (1.0 / a, 1.0 / a, a);
        while term > sum * SMALL {
            n += 1.0;
            term *= x / n;
            sum += term;
        }
        return (1.0 - sum * scale).clamp(0.0, 1.0);
    }
    let mut term = x + 1.0 - a;
    let (mut above, mut below) = (f64::MAX, 1.0 / term);
    let (mut fraction, mut step, mut n) = (below, 0.0, 1.0);
    while (step - 1.0_f64).abs() > SMALL && n < 10_000.0 {
        let numerator = -n * (n - a);
        term += 2.0;
        below = 1.0 / (numerator * below + term);
        above = term + numerator / above;
        step = above * below;
        fraction *= step;
        n += 1.0;
    }
    (fraction * scale).clamp(0.0, 1.0)
}

/// The logarithm of the gamma function for positive arguments: Stirling's series (DLMF 5.11.1) above 10, reached from below
/// by the recurrence.
fn ln_gamma(mut a: f64) -> f64 {
    let mut below = 0.0;
    while a < 10.0 {
        below += a.ln();
        a += 1.0;
    }
    let square = a * a;
    let series = (1.0 / 12.0 - (1.0 / 360.0 - (1.0 / 1260.0 - 1.0 / 1680.0 / square) / square) / square) / a;
    (a - 0.5) * a.ln() - a + 0.5 * (2.0 * std::f64::consts::PI).ln() + series - below
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Of closed forms: with one degree of freedom the complementary error function of the square root of x / 2, with an even
    /// number of them a sum of Poisson probabilities.
    #[test]
    fn p_values_are_those_of_closed_forms() {
        let cases = [
            (3.841_459, 1, 0.05),
            (0.1, 1, 0.751_829_6),
            (18.307_04, 10, 0.05),
            (100.0, 50, 3.454_931e-5),
            (1e-9, 2, 1.0),
        ];
        for (x, df, wanted) in cases {
            let got = upper_gamma(float(df) / 2.0, x / 2.0);
            assert!((got - wanted).abs() < wanted * 1e-4, "{x} on {df}: {got}, not {wanted}");
        }
    }

    #[test]
    fn association_is_pearsons() {
        // By hand: expected are 12, 28, 18 and 42.
        let found = association(&[vec![10, 30, 0], vec![20, 40, 0], vec![0, 0, 0]]).unwrap();
        assert!((found.chi2 - 0.793_650_8).abs() < 1e-6, "{found:?}");
        assert_eq!((found.n, found.df), (100, 1));
        assert!((found.p - 0.373_0).abs() < 1e-4 && (found.v - 0.089_087).abs() < 1e-5, "{found:?}");
        assert!((association(&[vec![7, 0], vec![0, 9]]).unwrap().v - 1.0).abs() < 1e-12);
        assert_eq!(association(&[vec![7, 0], vec![9, 0]]), None);
    }

    #[test]
    fn a_scale_and_its_numbers_agree() {
        let scores = [Some(1.0), Some(2.0), None, Some(5.0)];
        for counts in [[3, 0, 9, 1], [1, 1, 0, 0], [0, 0, 4, 0], [2, 2, 1, 1], [0, 5, 0, 0]] {
            let each = |(score, n): (&Option<f64>, u64)| vec![*score; usize::try_from(n).unwrap()];
            let mut numbers: Vec<f64> = scores.iter().zip(counts).flat_map(each).flatten().collect();
            numbers.reverse();
            let numbers = of_numbers(&mut numbers).map(|found| Statistics { min: None, max: None, ..found });
            assert_eq!(of_scale(&scores, &counts), numbers, "{counts:?}");
        }
    }
}
