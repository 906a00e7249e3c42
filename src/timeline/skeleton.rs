//! One spelling for a name in Cyrillic and in Latin letters.
//!
//! A Cyrillic word is written in Latin letters, and the ways of doing so are made alike: `Шандор`, `Shandor`,
//! `Sandor`; `Зеленский`, `Zelensky`, `Zelenskyy`. It is a key for comparing and never shown. Words come
//! folded, as [`words`](super::words) gives them.

/// How a word that is being typed begins to sound.
#[derive(Debug)]
pub(super) struct Begun {
    cyrillic: bool,
    /// With more sounds than two there is first what its letters are to themselves, as in its own script. Then come, for the
    /// other one, those that its last letters are with letters still to come: of `мирза` and `mirzaev`, or `mac` and `мачадо`.
    sounds: Vec<String>,
}

impl Begun {
    pub(super) fn new(start: &str) -> Self {
        let (cyrillic, whole, latin) = (cyrillic(start), skeleton(start), latin(start));
        if whole.len() <= 2 {
            return Self { cyrillic, sounds: Vec::new() };
        }
        let mut all = vec![whole];
        let mut add = |sounds: String| {
            if !all.iter().any(|known| sounds.starts_with(known.as_str())) {
                all.push(sounds);
            }
        };
        add(sounds(&latin));
        let digraphs = DIGRAPHS.iter().map(|sound| sound.0);
        // Before some vowels `c` is `s`; as it is before others, it is alone.
        let latin_only = FRENCH_ENDS.iter().map(|end| end.0).chain(SLAVIC_ENDS).chain(["ce"]).filter(|_| !cyrillic);
        for written in digraphs.chain(latin_only) {
            for cut in 1..written.len() {
                let (begun, rest) = written.split_at(cut);
                let comes = || !cyrillic || ('а'..='я').any(|letter| in_latin(letter).starts_with(rest));
                if latin.ends_with(begun) && comes() {
                    let mut sounds = skeleton(&[&*latin, rest].concat());
                    // Of that, the vowel may be another.
                    sounds.truncate(sounds.len() - usize::from(written == "ce"));
                    add(sounds);
                }
            }
        }
        Self { cyrillic, sounds: all }
    }

    /// What the skeletons of words begin with that begin so, each with whether it holds for words of the other script only.
    pub(super) fn sounds(&self) -> impl Iterator<Item = (&str, bool)> {
        self.sounds.iter().enumerate().map(|(at, sounds)| (sounds.as_str(), at > 0))
    }

    /// Whether a word is in the other script.
    pub(super) fn is_other(&self, word: &str) -> bool {
        cyrillic(word) != self.cyrillic
    }

    /// Whether a word begins so.
    pub(super) fn fits(&self, word: &str) -> bool {
        !self.sounds.is_empty() && {
            let skeleton = skeleton(word);
            self.sounds().any(|(sounds, other)| skeleton.starts_with(sounds) && (!other || self.is_other(word)))
        }
    }
}

/// A word in Latin letters, as it is written.
fn latin(word: &str) -> String {
    let mut latin = String::with_capacity(word.len());
    for letter in word.chars() {
        match letter {
            'a'..='z' => latin.push(letter),
            _ => latin.push_str(in_latin(letter)),
        }
    }
    latin
}

/// The skeleton of a folded word, all its sounds kept; empty for a word without letters of the two scripts.
pub(super) fn skeleton(word: &str) -> String {
    let mut latin = latin(word);
    for (written, heard) in FRENCH_ENDS {
        if latin.len() > written.len() + 1 && latin.ends_with(written) {
            latin.truncate(latin.len() - written.len());
            latin.push_str(heard);
        }
    }
    south_slavic(&mut latin);
    // `Williams` is `Уильямс`, `Jinping` `Цзиньпин`.
    if latin.starts_with("ui") {
        latin.replace_range(..1, "v");
    }
    if latin.ends_with("ng") {
        latin.pop();
    }
    sounds(&latin)
}

/// How Latin letters sound.
fn sounds(latin: &str) -> String {
    let mut out = String::with_capacity(latin.len());
    let mut rest = latin;
    while let Some(letter) = rest.chars().next() {
        // Most begin otherwise, which one byte tells.
        let begins = |written: &str| rest.as_bytes()[0] == written.as_bytes()[0] && rest.starts_with(written);
        let (sound, taken) = DIGRAPHS
            .iter()
            .find(|(written, _)| begins(written))
            .map_or_else(|| (single(letter, &rest[letter.len_utf8()..]), letter.len_utf8()), |(w, s)| (*s, w.len()));
        for letter in sound.chars() {
            if !out.ends_with(letter) {
                out.push(letter);
            }
        }
        rest = &rest[taken..];
    }
    out
}

/// How the ends of French names sound: `Leroy` is `Леруа`, `Dubois` `Дюбуа`.
const FRENCH_ENDS: [(&str, &str); 4] = [("roy", "rua"), ("oit", "ua"), ("oix", "ua"), ("ois", "ua")];
/// Ends of surnames in -ić.
const SLAVIC_ENDS: [&str; 7] = ["vic", "cic", "dic", "jic", "sic", "lic", "tic"];

/// Surnames in -ić lost their signs: what is left of č and ć there is `ч`, as in `Vucic`.
fn south_slavic(latin: &mut String) {
    if SLAVIC_ENDS.iter().any(|end| latin.ends_with(end)) {
        *latin = latin.replace("ci", "chi");
        latin.push('h');
    }
}

/// The skeleton of a name in whatever case it stands, without the vowels that cases and transliterations
/// add at the end.
pub(super) fn name_skeleton(word: &str) -> String {
    let mut skeleton = skeleton(if cyrillic(word) { without_case(word) } else { word });
    let kept = skeleton.trim_end_matches(['a', 'e', 'i', 'o', 'u']).len();
    if kept > 2 {
        skeleton.truncate(kept);
    }
    skeleton
}

/// A Russian name without its case ending. Snowball would also cut what belongs to the name, as in `Эрдоган`.
fn without_case(word: &str) -> &str {
    const ENDINGS: [(&str, &str); 26] = [
        ("ского", "ого"),
        ("скому", "ому"),
        ("ским", "им"),
        ("ском", "ом"),
        ("ской", "ой"),
        ("ская", "ая"),
        ("скую", "ую"),
        ("овым", "ым"),
        ("евым", "ым"),
        ("овых", "ых"),
        ("евых", "ых"),
        ("овыми", "ыми"),
        ("евыми", "ыми"),
        ("иным", "ым"),
        ("ыным", "ым"),
        ("ом", "ом"),
        ("ем", "ем"),
        ("ой", "ой"),
        ("ей", "ей"),
        ("ою", "ою"),
        ("ею", "ею"),
        ("а", "а"),
        ("у", "у"),
        ("ы", "ы"),
        ("я", "я"),
        ("ю", "ю"),
    ];
    let ending = ENDINGS.iter().find(|(end, _)| word.ends_with(end)).map_or(0, |(_, cut)| cut.len());
    // At least three letters stay, of two bytes each.
    if word.len() >= ending + 6 { &word[..word.len() - ending] } else { word }
}

/// Whether a word is in Cyrillic letters.
pub(super) fn cyrillic(word: &str) -> bool {
    word.chars().next().is_some_and(|c| matches!(c, '\u{400}'..='\u{4ff}'))
}

/// Ways of writing one sound, the longest first.
const DIGRAPHS: [(&str, &str); 39] = [
    ("shch", "s"),
    ("tsch", "c"),
    ("tsz", "j"),
    ("hn", "n"),
    ("lz", "lts"),
    ("nz", "nts"),
    ("rz", "rts"),
    ("ae", "e"),
    ("ai", "e"),
    ("ay", "e"),
    ("ei", "e"),
    ("ey", "e"),
    ("sch", "s"),
    ("tch", "c"),
    ("dzh", "j"),
    ("tz", "ts"),
    ("cz", "ts"),
    ("sz", "s"),
    ("sh", "s"),
    ("ch", "c"),
    ("zh", "z"),
    ("kh", "h"),
    ("gh", "g"),
    ("ph", "f"),
    ("th", "t"),
    ("ck", "k"),
    ("dj", "j"),
    ("ou", "u"),
    ("oo", "u"),
    ("ee", "i"),
    ("ya", "a"),
    ("ia", "a"),
    ("yu", "u"),
    ("iu", "u"),
    ("ye", "e"),
    ("ie", "e"),
    ("yo", "e"),
    ("iy", "i"),
    ("yy", "i"),
];

fn single(letter: char, rest: &str) -> &'static str {
    match letter {
        'a' => "a",
        'b' => "b",
        'c' if rest.starts_with(['e', 'i', 'y']) => "s",
        'c' | 'q' | 'k' => "k",
        'd' => "d",
        'e' => "e",
        'f' => "f",
        'g' => "g",
        'h' => "h",
        'i' | 'y' => "i",
        'j' => "j",
        'l' => "l",
        'm' => "m",
        'n' => "n",
        'o' => "o",
        'p' => "p",
        'r' => "r",
        's' => "s",
        't' => "t",
        'u' => "u",
        'v' | 'w' => "v",
        'x' => "ks",
        'z' => "z",
        _ => "",
    }
}

/// A Cyrillic letter in Latin ones.
fn in_latin(letter: char) -> &'static str {
    match letter {
        'а' => "a",
        'б' => "b",
        'в' => "v",
        'г' | 'ґ' => "g",
        'д' => "d",
        'е' | 'э' | 'є' => "e",
        'ж' => "zh",
        'з' => "z",
        'и' | 'ы' | 'і' | 'ї' => "i",
        'й' => "y",
        'к' => "k",
        'л' => "l",
        'м' => "m",
        'н' => "n",
        'о' => "o",
        'п' => "p",
        'р' => "r",
        'с' => "s",
        'т' => "t",
        'у' | 'ў' => "u",
        'ф' => "f",
        'х' => "kh",
        'ц' => "ts",
        'ч' => "ch",
        'ш' | 'щ' => "sh",
        'ю' => "yu",
        'я' => "ya",
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(a: &str, b: &str) {
        assert_eq!(skeleton(a), skeleton(b));
        assert_eq!(name_skeleton(a), name_skeleton(b));
    }

    #[test]
    fn two_scripts_meet() {
        check("лавров", "lavrov");
        check("зеленский", "zelensky");
        check("зеленский", "zelenskyy");
        check("шандор", "sandor");
        check("гутерреш", "guterres");
        check("руамба", "rouamba");
        check("джапаров", "japarov");
        check("захарова", "zakharova");
        check("юрий", "yuri");
        check("евгений", "evgeny");
        check("макрон", "macron");
        check("петраш", "petrasz");
        check("виктор", "victor");
        check("шольц", "scholz");
        check("мерц", "merz");
        check("бербок", "baerbock");
        check("джонсон", "johnson");
        check("цзиньпин", "jinping");
        check("джейшанкар", "jaishankar");
        check("штайнмайер", "steinmeier");
        check("уильямс", "williams");
        check("вучич", "vucic");
        check("назарбаев", "nazarbayev");
        check("кувейт", "kuwait");
        check("сергей", "sergei");
        check("эрик", "eric");
        check("нато", "nato");
    }

    #[track_caller]
    fn check_begun(start: &str, word: &str, expected: bool) {
        assert_eq!(Begun::new(start).fits(word), expected, "{start} {word}");
    }

    #[test]
    fn a_name_is_found_by_each_beginning_in_the_other_script() {
        for (a, b) in [
            ("мирзаев", "mirzaev"),
            ("мачадо", "machado"),
            ("виктор", "victor"),
            ("франсиско", "francisco"),
            ("шойгу", "shoygu"),
            ("хаменеи", "khamenei"),
            ("лукашенко", "lukashenko"),
            ("штайнмайер", "steinmeier"),
            ("зеленский", "zelenskyy"),
            ("вучич", "vucic"),
            ("ковачич", "kovacic"),
            ("дюбуа", "dubois"),
            ("леруа", "leroy"),
        ] {
            for (word, other) in [(a, b), (b, a)] {
                for (end, _) in word.char_indices().skip(1) {
                    let start = &word[..end];
                    check_begun(start, other, skeleton(start).len() > 2);
                }
            }
        }
        check_begun("mac", "mahathir", false);
        check_begun("мак", "мачадо", false);
        check_begun("мак", "machado", false);
        check_begun("mak", "мачадо", false);
    }

    #[test]
    fn other_names_stay_apart() {
        for (a, b) in [("лавров", "larov"), ("захарова", "zakharov"), ("тем", "tam"), ("сергей", "степан")]
        {
            assert_ne!(skeleton(a), skeleton(b), "{a} {b}");
        }
        assert_eq!(skeleton("2023"), "");
        assert_eq!(name_skeleton("руамба"), "ruamb");
        assert_eq!(name_skeleton("ли"), "li");
    }

    #[test]
    fn a_name_meets_in_every_case() {
        for (latin, cases) in [
            ("erdogan", "эрдоган эрдогана эрдогану эрдоганом эрдогане"),
            ("lavrov", "лавров лаврова лаврову лавровым лаврове лавровой лавровых лавровыми"),
            ("zelensky", "зеленский зеленского зеленскому зеленским зеленском"),
            ("rouamba", "руамба руамбы руамбой руамбе"),
            ("salim", "салим салима салимом"),
            ("merkel", "меркель"),
        ] {
            for case in cases.split(' ') {
                assert_eq!(name_skeleton(case), name_skeleton(latin), "{case}");
            }
        }
    }
}
