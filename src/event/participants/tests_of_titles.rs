//! Who takes part, by the ways in which English posts of governments and agencies tell it: titles written large, letterheads,
//! flashes in capitals.

use super::tests::check;

#[test]
fn a_name_ends_at_the_verb_of_a_title_written_large() {
    check(
        "Foreign Ministry Spokesperson Jane Roe Announces that Minister of Trade of Malta John Doe Will Visit Norway",
        "John Doe, Minister of Trade, MT",
    );
    check(
        "Prime Minister Jane Roe Hosts Dinner for President John Doe",
        "Jane Roe, Prime Minister; John Doe, President",
    );
    check("Prime Minister of Norway Jane Roe Will Pay an Official Visit to Malta", "Jane Roe, Prime Minister, NO");
    check(
        "Minister Jane Roe Receives Copy of Credentials from Ambassador of Malta John Doe",
        "Jane Roe, Minister; John Doe, Ambassador, MT",
    );
}

#[test]
fn two_do_together_what_a_title_says() {
    check(
        "John Doe and Maltese Foreign Minister Discuss Bilateral Ties in Phone Call",
        "John Doe; Maltese Foreign Minister, Foreign Minister, MT",
    );
    check(
        "The Chairperson of the African Union Commission condemns the attack in Mali\n\n\
         Addis Ababa, 9 May 2025: The Chairperson of the AU Commission, H.E. Jane Roe, condemns the attack.",
        "Jane Roe, Chairperson of the AU Commission",
    );
}

#[test]
fn flashes_in_capitals_name_people() {
    check("FRANCE'S MACRON SAYS THAT UKRAINE NEEDS HELP", "Macron, FR");
    check("MALTA'S ROE TO MEET NORWAY'S DOE IN OSLO", "Roe, MT; Doe, NO");
    check("MALTESE PM JANE ROE WILL TRAVEL TO OSLO", "Jane Roe, PM, MT");
    check("MINISTER ROE MEETS AMBASSADOR OF CHILE", "Roe, MINISTER; AMBASSADOR OF CHILE, AMBASSADOR, CL");
    check(
        "STATEMENT BY THE MINISTRY OF FOREIGN AFFAIRS OF NORWAY ON THE EVENTS IN MALI",
        "MINISTRY OF FOREIGN AFFAIRS OF NORWAY, NO",
    );
    check(
        "STATEMENT OF THE CHAIRPERSON OF THE AU COMMISSION ON MALI\n\n\
         The Chairperson of the African Union Commission, H.E. Jane Roe, condemns the coup.",
        "Jane Roe, Chairperson of the African Union Commission",
    );
}

#[test]
fn offices_of_houses_and_states_are_whole() {
    check(
        "Jane Roe met with John Doe, general secretary of the Workers' Party and Norwegian president.",
        "John Doe, general secretary of the Workers' Party and Norwegian president; Jane Roe",
    );
    check(
        "Jane Roe met with John Doe, Deputy Secretary of State of Norway.",
        "John Doe, Deputy Secretary of State, NO; Jane Roe",
    );
    check(
        "Jane Roe met with John Doe, United Nations High Commissioner for Refugees.",
        "John Doe, High Commissioner for Refugees, UN; Jane Roe",
    );
    check(
        "Shri John Doe, Secretary (West), met with Ambassador Jane Roe.",
        "John Doe, Secretary (West); Jane Roe, Ambassador",
    );
    check(
        "Ardennes Region Governor Jane Roe met with Minister John Doe.",
        "Jane Roe, Ardennes Region Governor; John Doe, Minister",
    );
    check(
        "Slovak PM Roe arrives in Oslo\n\nSlovak Prime Minister John Roe arrived in Oslo on Thursday.",
        "John Roe, Prime Minister, SK",
    );
    check("Statement of the G7 Foreign Ministers on Mali", "G7 Foreign Ministers");
    check("Foreign Minister Jane Roe will meet senior government officials of Malta.", "Jane Roe, Foreign Minister");
}

#[test]
fn a_guest_stands_behind_where_and_when() {
    check(
        "HE John Doe, Minister of Trade, received today at the headquarters of the Secretariat in Oslo the Foreign Minister of \
         Malta, Jane Roe.",
        "John Doe, Minister of Trade, NO; Jane Roe, Foreign Minister, MT",
    );
    check(
        "Minister John Doe @doe_john received a telephone call today from the Foreign Minister of Malta, Jane Roe.",
        "John Doe, Minister; Jane Roe, Foreign Minister, MT",
    );
    check("Ambassador John Doe of Malta was summoned to the Ministry of Trade.", "John Doe, Ambassador, MT");
    check("Minister Roe opened the new Embassy of Norway in Malta.", "Roe, Minister");
    check(
        "At the invitation of President Jane Roe, Prime Minister John Doe of Malta will visit Norway.",
        "John Doe, Prime Minister, MT",
    );
}

#[test]
fn the_text_below_a_title_names_both_sides() {
    check(
        "John Doe, Maltese FM discuss trade\n\n\
         H.E. John Doe, Minister of Trade, received Jane Roe, Minister of Foreign Affairs of Malta.",
        "John Doe, Minister of Trade; Jane Roe, Minister of Foreign Affairs, MT",
    );
    check(
        "John Doe received the IAEA Director General\n\nJane Roe praised the country's work.",
        "John Doe; Jane Roe, IAEA Director General",
    );
    check(
        "Norway's leaders congratulate Malta\n\nPresident Jane Roe has sent a message to President John Doe of Malta.",
        "Jane Roe, President, NO; John Doe, President, MT",
    );
    check(
        "Statement on the situation in Mali\n\nJoint statement by Norway and Chile on the situation in Mali.",
        "Norway, NO; Chile, CL",
    );
}

#[test]
fn who_speaks_stands_in_the_head_of_a_paper() {
    check("Foreign Affairs Council: Remarks by Commissioner Jane Roe upon arrival", "Jane Roe, Commissioner");
    check("The Foreign Secretary Jane Roe said today:\n\nWe urge restraint.", "Jane Roe, Foreign Secretary");
    check(
        "On April 22, answering a question, Foreign Ministry Spokesperson Jane Roe stated:\n\n\"We regret it.\"",
        "Jane Roe, Foreign Ministry Spokesperson",
    );
    check(
        "Regarding the Attack in Mali (Statement by Press Secretary Jane Roe)\n\nJapan condemns the attack.",
        "Jane Roe, Press Secretary",
    );
    check(
        "PRESS STATEMENT\n\nJohn Doe, Department Spokesperson\n\nThe United States welcomes the release.",
        "John Doe, Department Spokesperson",
    );
}

#[test]
fn accounts_are_called_as_their_owners_are() {
    check("Minister @JaneRoe met with @john_doe in Oslo.", "John Doe; Jane Roe, Minister");
    check(
        "Prince @OmarbinAli received the Foreign Minister of Malta @jdoe.",
        "Omar bin Ali, Prince; jdoe, Foreign Minister, MT",
    );
    check("Thank you, @JaneRoe, for the productive meeting today.", "Jane Roe");
}

#[test]
fn english_offices_hold_brackets_quotations_and_parties() {
    for (text, expected) in [
        (
            "Minister John Doe received the Ambassador of Fiji to Malta (with residence in Brussels), Jane Roe.",
            "John Doe, Minister, MT; Jane Roe, Ambassador to Malta, FJ",
        ),
        (
            "Director of the \"Harbour\" Foundation Jane Roe met Minister John Doe.",
            "Jane Roe, Director of the \"Harbour\" Foundation; John Doe, Minister",
        ),
        (
            "Minister John Doe met Secretary of the Labour Party of Norway Jane Roe.",
            "John Doe, Minister; Jane Roe, Secretary of the Labour Party of Norway, NO",
        ),
        (
            "WHO emergencies chief Jane Roe met EU trade chief John Doe.",
            "Jane Roe, WHO emergencies chief; John Doe, trade chief, EU",
        ),
        (
            "President Jane Roe swore in John Doe as Ambassador to Chile.",
            "Jane Roe, President; John Doe, Ambassador to Chile",
        ),
        (
            "At the invitation of the Norwegian Prime Minister, President Jane Roe paid a visit to Oslo.",
            "Jane Roe, President",
        ),
    ] {
        check(text, expected);
    }
}
