//! Places by whole posts.

use super::super::{dates, gazetteer::Scanner, language::language};
use super::*;
use crate::event::Span;

#[track_caller]
fn check(text: &str, kind: Kind, trigger: &str, expected: &str) {
    let mut buffers = Scanner::default();
    let scanned = buffers.scan(text);
    let layout = Layout::of(text);
    let dates = dates::find(&scanned, &layout);
    let trigger = text.find(trigger).map(|at| Span { start: at as u32, end: (at + trigger.len()) as u32 });
    let circumstances = Circumstances { kind: Some(kind), trigger, ..Circumstances::default() };
    let found = place(&scanned, &layout, language(text), &dates, &circumstances);
    assert_eq!(found.map_or_else(|| "none".to_owned(), |field| field.value), expected, "{text}");
}

#[test]
fn lines_and_brackets_name_the_place() {
    check("🎙 Remarks by the Minister\n\n📍 Bern, May 2\n\n💬 We met in Oslo.", Kind::Speech, "Remarks", "Bern");
    check("Remarks by the Minister (Oslo, March 18, 2025)", Kind::Speech, "Remarks", "Oslo");
    check("Remarks by the Minister (March 18, 2025, Oslo)", Kind::Speech, "Remarks", "Oslo");
    check("Встреча с послом\n\nМосква, Кремль, 6 мая 2025 года", Kind::Meeting, "Встреча", "Москва");
    check("Встреча\n\nТверская область, Завидово, 6 мая 2025 года", Kind::Meeting, "Встреча", "Завидово");
}

#[test]
fn the_sentence_of_the_event_names_the_place() {
    check("The Ministers met in Vienna.", Kind::Meeting, "met", "Vienna");
    check("Министр провёл в Вене встречу с послом.", Kind::Meeting, "встречу", "Вена");
    check("Министр прибыл в Мали.", Kind::Visit, "прибыл", "Мали");
    check("Министр принял посла в Кремле.", Kind::Meeting, "принял", "Кремль");
    check("Переговоры прошли в Красногорске.", Kind::Meeting, "Переговоры", "Красногорск");
    check("The President arrived in Kenya.", Kind::Visit, "arrived", "Kenya");
}

#[test]
fn what_is_elsewhere_is_no_place_of_the_event() {
    check("The Minister met with the Ambassador in London.", Kind::Meeting, "met", "none");
    check("Comment by the Minister on the attack in Kabul", Kind::Comment, "Comment", "none");
    check("Министр обсудил обстановку в Хартуме.", Kind::Meeting, "обсудил", "none");
    check("They met.\n\nThe results of the summit in Paris were welcomed.", Kind::Meeting, "met", "none");
}

#[test]
fn a_town_stands_behind_an_adjective_and_before_its_region() {
    check("Пожар потушен в подмосковном Климовске.", Kind::News, "Пожар", "Климовск");
    check("Автобус сгорел в селе Берёзовка Тверской области.", Kind::News, "сгорел", "Берёзовка");
    check("Мост открыли в польском Люблине.", Kind::Ceremony, "открыли", "Люблин");
    check("The King received the President at Windsor Castle.", Kind::Meeting, "received", "Windsor Castle");
    check("“No talks,” the army chief told reporters in Port Sudan.", Kind::Comment, "told", "Port Sudan");
    check("В Кремле назвали дату визита.", Kind::Visit, "визита", "none");
}

#[test]
fn buildings_have_a_name_before_what_they_are() {
    check("Посол возложил венок в Александро-Невской лавре.", Kind::Ceremony, "возложил", "Александро-Невская лавра");
    check("Министр открыл выставку в Исаакиевском соборе.", Kind::Ceremony, "открыл", "Исаакиевский собор");
    check("Президент принял посла в Акорде.", Kind::Meeting, "принял", "Акорда");
    check("The ribbon was cut at the embassy in Valletta.", Kind::Ceremony, "cut", "Valletta");
}

#[test]
fn a_town_and_a_day_open_a_dispatch() {
    let told = |text: &str, expected: &str| check(text, Kind::Meeting, "received", expected);
    told("Tagaytay City, 11 November 2025 – The Minister received the Ambassador in Manila.", "Tagaytay City");
    told("Port Elizabeth, 3 May – The Minister received the Ambassador.", "Port Elizabeth");
    told("On Tuesday, 11 November – so it is told – the Minister received the Ambassador.", "none");
}
