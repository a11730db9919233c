//! Figures that add up, and what whoever knows that can find out about those withheld.
//!
//! Figures are the flows of a network: what flows into a node flows out of it, as the parts of a total add up to it. Counts
//! are known to lie between bounds: narrow ones where a figure is shown, nothing but zero and up where it is withheld. How
//! far a withheld count can be moved without breaking a bound is a question of maximal flow, and the answer is exact, not
//! an estimate: it is the interval that linear programming would find.

use std::collections::VecDeque;

use super::Figure;

/// The node outside: where what is counted comes from and goes to.
pub(super) const OUTSIDE: usize = 0;

/// More than there can be responses.
const UNBOUNDED: u64 = u64::MAX >> 2;

/// Figures that add up.
#[derive(Debug, Default)]
pub(super) struct Network {
    edges: Vec<Edge>,
    /// The edges at each node.
    nodes: Vec<Vec<usize>>,
}

#[derive(Clone, Copy, Debug)]
struct Edge {
    from: usize,
    to: usize,
    n: u64,
    figure: Option<Figure>,
    /// What is withheld first where more must be: the lowest.
    rank: Rank,
}

/// How much a figure is worth to the reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Rank {
    /// A cell or an option.
    Cell,
    /// The total of a row, of a column, of all.
    Total,
    /// What is shown elsewhere whatever happens here.
    Fixed,
}

impl Network {
    /// Adds a count that flows from one node to another, and its figure. Returns the name of it here.
    pub(super) fn add(
        &mut self,
        (from, to): (usize, usize),
        n: u64,
        figure: Option<Figure>,
        rank: Rank,
    ) -> usize {
        let name = self.edges.len();
        self.edges.push(Edge { from, to, n, figure, rank });
        self.nodes.resize_with(self.nodes.len().max(from.max(to) + 1), Vec::new);
        self.nodes[from].push(name);
        self.nodes[to].push(name);
        name
    }

    /// A figure as it now is.
    pub(super) fn figure(&self, name: usize) -> Option<Figure> {
        self.edges[name].figure
    }

    /// Withholds more figures until every one that is withheld could stand for `threshold` counts at least.
    ///
    /// Withholding one more only ever leaves the others more room, so one pass over them is enough.
    pub(super) fn protect(&mut self, threshold: u64) {
        let mut withheld: VecDeque<usize> =
            (0..self.edges.len()).filter(|name| self.edges[*name].figure.is_none()).collect();
        while let Some(name) = withheld.pop_front() {
            while self.room(name, threshold) < threshold {
                let Some(other) = self.next_to_withhold(name) else { break };
                self.edges[other].figure = None;
                withheld.push_back(other);
            }
        }
    }

    /// How many counts a withheld figure could stand for, but no more than `enough`.
    fn room(&self, name: usize, enough: u64) -> u64 {
        let Edge { from, to, .. } = self.edges[name];
        let up = self.push(name, (to, from), enough - 1);
        let down = self.push(name, (from, to), (enough - 1 - up).min(self.edges[name].n));
        up + down + 1
    }

    /// How much more can flow between two nodes past an edge, but no more than `enough`: as much as that edge can give way.
    fn push(&self, past: usize, (start, end): (usize, usize), enough: u64) -> u64 {
        let mut flows: Vec<u64> = self.edges.iter().map(|edge| edge.n).collect();
        let mut pushed = 0;
        while pushed < enough {
            let Some(path) = self.path(past, start, end, &flows) else { break };
            let room = path.iter().map(|step| self.slack(*step, &flows)).min().unwrap_or_default();
            let room = room.min(enough - pushed);
            for (name, is_forward) in path {
                flows[name] = if is_forward { flows[name] + room } else { flows[name] - room };
            }
            pushed += room;
        }
        pushed
    }

    /// A shortest way along edges that can give way, each with whether it is taken forward.
    fn path(&self, past: usize, start: usize, end: usize, flows: &[u64]) -> Option<Vec<(usize, bool)>> {
        let mut came_by: Vec<Option<(usize, bool)>> = vec![None; self.nodes.len()];
        let mut queue = VecDeque::from([start]);
        while let Some(node) = queue.pop_front() {
            if node == end {
                break;
            }
            for &name in self.nodes[node].iter().filter(|name| **name != past) {
                let edge = self.edges[name];
                let (is_forward, next) = if edge.from == node { (true, edge.to) } else { (false, edge.from) };
                if next != start && came_by[next].is_none() && self.slack((name, is_forward), flows) > 0 {
                    came_by[next] = Some((name, is_forward));
                    queue.push_back(next);
                }
            }
        }
        let mut path = Vec::new();
        let mut node = end;
        while node != start {
            let (name, is_forward) = came_by[node]?;
            path.push((name, is_forward));
            node = if is_forward { self.edges[name].from } else { self.edges[name].to };
        }
        Some(path)
    }

    /// How far a flow can be moved within the bounds that are known of it.
    fn slack(&self, (name, is_forward): (usize, bool), flows: &[u64]) -> u64 {
        let (least, most) =
            self.edges[name].figure.map_or((0, UNBOUNDED), |figure| (figure.least, figure.most));
        if is_forward { most.saturating_sub(flows[name]) } else { flows[name].saturating_sub(least) }
    }

    /// What to withhold so that `name` has more room: something beside it if there is anything, the least worth first.
    fn next_to_withhold(&self, name: usize) -> Option<usize> {
        let shown =
            |name: &usize| self.edges[*name].figure.is_some() && self.edges[*name].rank != Rank::Fixed;
        let worth = |name: &usize| (self.edges[*name].rank, self.edges[*name].n);
        let Edge { from, to, .. } = self.edges[name];
        let beside = [from, to]
            .into_iter()
            .filter(|node| *node != OUTSIDE)
            .flat_map(|node| self.nodes[node].iter().copied());
        beside
            .filter(shown)
            .min_by_key(worth)
            .or_else(|| (0..self.edges.len()).filter(shown).min_by_key(worth))
    }
}
