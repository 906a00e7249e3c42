//! Given names as they are compared: letters that the scripts write for each other, and the sounds after the first.
//!
//! An initial tells a name by its letter alone, and a letter has several counterparts in the other script: `Хосе` and
//! `José`, `Гюнтер` and `Günter`, `Уильям` and `William`. Of a name written out the sounds are kept without their
//! order: `Игорь` and `Иван` share none.

use super::skeleton::Skeleton;

/// For each Russian letter from `а` to `я` the Latin ones that may begin the same name.
const COUNTERPARTS: &str = "ah bv vwb ghj djg eyj jgz zs iyejhl yij kcqxg l m nr ohu pb r sczx td uwoh fpt hkcjxg tczqkj ctzjq scx s - iey - eah yjuieh yji";
/// Letters of one script that stand for each other at the beginning of a name.
const CONFUSED: &str = "ей yj yi ye ei ie ck kq cq gj gh kh ou ao vw sz еэ гх йи иы уо ув жх жд";

/// A letter that says nothing: of another script, or with a sign.
const ANY: u64 = 63;
/// The sound that a name has which has no other: `Joe`.
const NONE: u64 = 1 << 9;
/// `h`, which is heard or not.
const BREATH: u64 = 4;

/// The first letter of a word, in six bits; 0 is none.
pub(super) fn letter(word: &str) -> u64 {
    match word.chars().next().map(crate::event::layout::words::fold) {
        None => 0,
        Some(c @ 'a'..='z') => u64::from(c) - u64::from('a') + 1,
        Some(c @ 'а'..='я') => u64::from(c) - u64::from('а') + 27,
        Some(_) => ANY,
    }
}

fn written(letter: u64) -> char {
    let code = if letter < 27 { letter + u64::from('a') - 1 } else { letter + u64::from('а') - 27 };
    char::from_u32(code as u32).unwrap_or_default()
}

/// Whether two letters may begin one name; where there is none, they may.
pub(super) fn letters_agree(one: u64, other: u64) -> bool {
    let (latin, russian) = (one.min(other), one.max(other));
    if latin == 0 || russian == ANY || latin == russian {
        return true;
    }
    if latin < 27 && russian >= 27 {
        return COUNTERPARTS.split(' ').nth((russian - 27) as usize).is_some_and(|row| row.contains(written(latin)));
    }
    CONFUSED.split(' ').any(|pair| pair.contains(written(latin)) && pair.contains(written(russian)))
}

/// The skeleton of a first letter.
pub(super) fn first_class(letter: u64) -> Skeleton {
    let mut bytes = [0; 4];
    Skeleton::of(written(letter).encode_utf8(&mut bytes))
}

/// The sounds of a skeleton after its first, as a set.
pub(super) fn sounds(name: Skeleton) -> u64 {
    // By class: vowels are no sound, stops and fricatives of one place are one, and so are `ж`, `с`, `к`.
    const SOUNDS: [u64; 16] = [0, 0, 1, 2, 4, 8, 16, 16, 16, 32, 64, 128, 1, 256, 8, 2];
    let mut rest = name.0 >> 4;
    let mut found = 0;
    while rest != 0 {
        found |= SOUNDS[(rest & 15) as usize];
        rest >>= 4;
    }
    if found == 0 { NONE } else { found }
}

/// Whether two sets may be of one name; 0 is that of an initial.
pub(super) fn sounds_agree(one: u64, other: u64) -> bool {
    let both = one | other;
    let short = || both & NONE != 0 && (both.count_ones() > 2 || both == NONE | BREATH);
    // `Joe` is short for `Joseph`, but `Jill` is another.
    one == 0 || other == 0 || one & other != 0 || short()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_name_agrees_with_its_spellings_and_not_with_others() {
        let agree = |one: &str, other: &str| {
            letters_agree(letter(one), letter(other))
                && sounds_agree(sounds(Skeleton::of(one)), sounds(Skeleton::of(other)))
        };
        for (one, other) in [
            ("Хосе", "José"),
            ("Хуан", "Juan"),
            ("Уильям", "William"),
            ("Анри", "Henri"),
            ("Юлия", "Julia"),
            ("Ян", "Jan"),
            ("Джон", "John"),
            ("Джорджа", "Giorgia"),
            ("Анджей", "Andrzej"),
            ("Ежи", "Jerzy"),
            ("Гжегож", "Grzegorz"),
            ("Майкл", "Michael"),
            ("Mike", "Michael"),
            ("Joe", "Joseph"),
            ("Цинь", "Qin"),
            ("Дьёрдь", "György"),
            ("Кристина", "Christina"),
            ("Yevgeny", "Evgeny"),
            ("Жак", "Jacques"),
            ("Филипп", "Philippe"),
            ("Шавьер", "Xavier"),
            ("Цзян", "Jiang"),
            ("Пан", "Ban"),
            ("Но", "Roh"),
            ("Хью", "Hugh"),
        ] {
            assert!(agree(one, other) && agree(other, one), "{one} {other}");
        }
        for (one, other) in [
            ("Anna", "Jan"),
            ("Анна", "Jan"),
            ("Joe", "Jill"),
            ("Джилл", "Joe"),
            ("Igor", "Ivan"),
            ("Игорь", "Ivan"),
            ("Дмитрий", "Igor"),
            ("Сердар", "Gurbanguly"),
            ("Ilham", "Mehriban"),
            ("Мария", "Ivan"),
            ("Peter", "Paul"),
            ("Sergey", "Simon"),
        ] {
            assert!(!agree(one, other) && !agree(other, one), "{one} {other}");
        }
    }
}
