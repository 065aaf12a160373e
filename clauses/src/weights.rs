//! Points of the criteria: the buyer's where given, else the defaults, the price taking what remains.

/// One criterion as the computation sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Points {
    pub(crate) min: u32,
    pub(crate) max: u32,
    pub(crate) points: u32,
    /// Given by the buyer: never touched.
    pub(crate) fixed: bool,
    /// Takes what remains.
    pub(crate) rest: bool,
}

/// Points are moved by this step, so that a table of criteria stays readable.
const STEP: u32 = 5;

/// Gives the `rest` criterion what remains to 100. When that falls below its minimum the defaults of
/// the others give way, the largest slack first; above its maximum, they grow. What the buyer fixed
/// never moves: if 100 cannot be reached, the total is left as it is, and shown as such.
pub(crate) fn balance(criteria: &mut [Points]) {
    let Some(rest) = criteria.iter().position(|c| c.rest && !c.fixed) else {
        return;
    };
    loop {
        let others: u32 = criteria
            .iter()
            .enumerate()
            .filter(|(n, _)| *n != rest)
            .map(|(_, c)| c.points)
            .sum();
        let left = 100u32.saturating_sub(others);
        criteria[rest].points = left;
        let (min, max) = (criteria[rest].min, criteria[rest].max);
        let grow = if left < min {
            false
        } else if left > max {
            true
        } else {
            return;
        };
        let slack = |c: &Points| {
            if grow {
                c.max.saturating_sub(c.points)
            } else {
                c.points.saturating_sub(c.min)
            }
        };
        let movable = criteria
            .iter()
            .enumerate()
            .filter(|(n, c)| *n != rest && !c.fixed && slack(c) > 0)
            .max_by_key(|(n, c)| (slack(c), std::cmp::Reverse(*n)))
            .map(|(n, _)| n);
        let Some(n) = movable else { return };
        let gap = if grow { left - max } else { min - left };
        let by = STEP.min(slack(&criteria[n])).min(gap.max(1));
        if grow {
            criteria[n].points += by;
        } else {
            criteria[n].points -= by;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn criterion(min: u32, max: u32, points: u32) -> Points {
        Points {
            min,
            max,
            points,
            fixed: false,
            rest: false,
        }
    }

    fn price(min: u32, max: u32) -> Points {
        Points {
            min,
            max,
            points: 0,
            fixed: false,
            rest: true,
        }
    }

    #[track_caller]
    fn check(mut criteria: Vec<Points>, expected: &[u32]) {
        balance(&mut criteria);
        assert_eq!(criteria.iter().map(|c| c.points).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn the_price_takes_the_rest() {
        check(
            vec![price(30, 60), criterion(10, 30, 25), criterion(10, 20, 15)],
            &[60, 25, 15],
        );
        // too much besides: the defaults give way, largest slack first
        check(
            vec![price(40, 60), criterion(10, 50, 45), criterion(10, 25, 20)],
            &[40, 40, 20],
        );
        // too little besides: they grow
        check(
            vec![price(30, 60), criterion(10, 30, 10), criterion(5, 10, 10)],
            &[60, 30, 10],
        );
    }

    #[test]
    fn what_the_buyer_fixed_does_not_move() {
        let fixed = Points {
            fixed: true,
            ..criterion(5, 20, 80)
        };
        check(vec![price(30, 60), fixed, criterion(10, 20, 15)], &[10, 80, 10]);
    }
}
