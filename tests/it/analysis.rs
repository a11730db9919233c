//! Figures: that they are right, and that safe ones give nobody away.

mod attack;
mod elsewhere;
mod right;
