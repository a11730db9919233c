//! From a handler's signature to what is said of it.

use super::{Answered, Argument, Operation};

/// A handler whose signature says what it takes and gives back. `A` is a tuple of its arguments.
pub(crate) trait Described<A> {
    /// Says it.
    fn describe(operation: &mut Operation);
}

macro_rules! described {
    ($($argument:ident)*) => {
        impl<H, R, $($argument,)*> Described<($($argument,)*)> for H
        where
            H: Fn($($argument),*) -> R,
            R: Future,
            R::Output: Answered,
            $($argument: Argument,)*
        {
            fn describe(operation: &mut Operation) {
                $($argument::describe(operation);)*
                R::Output::describe(operation);
            }
        }
    };
}

described!(A);
described!(A B);
described!(A B C);
described!(A B C D);
described!(A B C D E);
described!(A B C D E F);
