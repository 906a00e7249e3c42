//! What was measured, as it is told.

/// Figures of one run, by name.
pub(crate) type Figures = Vec<(&'static str, f64)>;

/// What is measured, its unit, and the most it is to be.
const MEASURED: [(&str, &str, Option<f64>); 20] = [
    ("messages", "", None),
    ("peer", "s", None),
    ("first rows", "s", Some(0.3)),
    ("read", "s", None),
    ("open", "s", None),
    ("open, of the peer's", "", Some(1.0)),
    ("open, a megabyte", "ms", None),
    ("longest task while reading", "ms", Some(50.0)),
    ("tasks over 50 ms while reading", "", Some(0.0)),
    ("answer, half", "ms", None),
    ("answer, 99 of 100", "ms", Some(8.0)),
    ("input to paint, half", "ms", Some(20.0)),
    ("input to paint, 99 of 100", "ms", Some(50.0)),
    ("the same of an empty page", "ms", None),
    ("scrolled frame, 99 of 100", "ms", Some(34.0)),
    ("longest task while used", "ms", Some(50.0)),
    ("memory above the empty page", "MiB", None),
    ("memory, a byte of the dump", "", Some(0.25)),
    ("opened again", "s", None),
    ("opened again, of the first time", "", Some(0.1)),
];

/// The figures of one run, in a line.
pub(crate) fn line(figures: &Figures) -> String {
    figures.iter().map(|(name, value)| format!("{name} {}", number(*value))).collect::<Vec<_>>().join("; ")
}

/// The medians of several runs, with all of them and the goals.
pub(crate) fn table(runs: &[Figures]) -> String {
    let mut lines = vec![format!("{:34} {:>10} {:4} {:>8}  runs", "", "median", "", "goal")];
    for (name, unit, goal) in MEASURED {
        let found = |run: &Figures| run.iter().find(|(other, _)| *other == name).map(|(_, value)| *value);
        let values: Vec<f64> = runs.iter().filter_map(found).collect();
        if values.is_empty() {
            lines.push(format!("{name:34} {:>10}", "none"));
            continue;
        }
        let goal = goal.map(|goal| format!("<= {}", number(goal))).unwrap_or_default();
        let all = values.iter().map(|value| number(*value)).collect::<Vec<_>>().join(" ");
        lines.push(format!("{name:34} {:>10} {unit:4} {goal:>8}  {all}", number(middle(values))));
    }
    lines.join("\n")
}

/// The value that so many of 100 do not exceed; `None` of nothing.
pub(crate) fn of_100(mut values: Vec<f64>, many: usize) -> Option<f64> {
    values.sort_by(f64::total_cmp);
    values.get((values.len() * many / 100).min(values.len().checked_sub(1)?)).copied()
}

fn middle(values: Vec<f64>) -> f64 {
    of_100(values, 50).unwrap_or_default()
}

fn number(value: f64) -> String {
    match value {
        0.0 => "0".to_owned(),
        100.0.. => format!("{value:.0}"),
        10.0.. => format!("{value:.1}"),
        _ => format!("{value:.2}"),
    }
}
