//! What is attached to a post.

use super::{one, text};
use crate::dump::{Media, MediaKind};

#[track_caller]
fn check_media(inside: &str, expected: &[Media]) {
    let found = one("", &format!("{inside}{}", text("words")), "");
    assert_eq!((found.media.as_slice(), found.text.as_str()), (expected, "words"), "{inside}");
}

fn media(kind: MediaKind, name: &str, words: &str) -> Media {
    let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    Media { kind, name: some(name), text: some(words), ..Media::default() }
}

#[test]
fn media_of_every_kind_are_known() {
    let photo = "<a class=\"tgme_widget_message_photo_wrap 5 6\" href=\"https://t.me/harbournews/17\" style=\"width:800px;background-image:url('https://cdn.example.org/a.jpg')\"><div class=\"tgme_widget_message_photo\" style=\"padding-top:66%\"></div></a>";
    check_media(photo, &[media(MediaKind::Photo, "", "")]);
    check_media(
        &photo.replace("https://cdn.example.org/a.jpg", "./page_files/a (1).jpg"),
        &[Media { path: Some("./page_files/a (1).jpg".to_owned()), ..media(MediaKind::Photo, "", "") }],
    );
    let grouped = format!(
        "<div class=\"tgme_widget_message_grouped_wrap\"><div class=\"tgme_widget_message_grouped\"><div class=\"tgme_widget_message_grouped_layer\">{photo}{photo}</div></div></div>"
    );
    check_media(&grouped, &[media(MediaKind::Photo, "", ""), media(MediaKind::Photo, "", "")]);
    let item = |id: i64| photo.replace("/17\"", &format!("/{id}?single\""));
    let one = |id| Media { id: Some(id), ..media(MediaKind::Photo, "", "") };
    check_media(&grouped.replace(&photo.repeat(2), &(item(17) + &item(18))), &[one(17), one(18)]);
    let video = "<a class=\"tgme_widget_message_video_player js-message_video_player\" href=\"https://t.me/harbournews/17\"><i class=\"tgme_widget_message_video_thumb\" style=\"background-image:url('https://cdn.example.org/a.jpg')\"></i><div class=\"tgme_widget_message_video_wrap\"><video src=\"https://cdn.example.org/a.mp4\" class=\"tgme_widget_message_video\"></video></div><time class=\"message_video_duration js-message_video_duration\">0:27</time></a>";
    check_media(video, &[media(MediaKind::Video, "", "")]);
    check_media(
        "<a class=\"tgme_widget_message_video_player not_supported\" href=\"x\"><i class=\"tgme_widget_message_video_thumb\" style=\"x\"></i><div class=\"message_media_not_supported_wrap\"><div class=\"message_media_not_supported\"><div class=\"message_media_not_supported_label\">Media is too big</div><span class=\"message_media_view_in_telegram\">VIEW IN TELEGRAM</span></div></div></a>",
        &[Media { missing: Some("Media is too big".to_owned()), ..media(MediaKind::Video, "", "") }],
    );
    check_media(
        "<div class=\"tgme_widget_message_roundvideo_player\"><video src=\"https://cdn.example.org/a.mp4\"></video></div>",
        &[media(MediaKind::VideoMessage, "", "")],
    );
    check_media(
        "<a class=\"tgme_widget_message_voice_player\"><audio class=\"tgme_widget_message_voice\" src=\"https://cdn.example.org/a.ogg\"></audio><time class=\"tgme_widget_message_voice_duration\">0:05</time></a>",
        &[media(MediaKind::VoiceMessage, "", "")],
    );
    let document = "<a class=\"tgme_widget_message_document_wrap\" href=\"x\"><div class=\"tgme_widget_message_document\"><div class=\"tgme_widget_message_document_icon accent_bg\"></div><div class=\"tgme_widget_message_document_title accent_color\" dir=\"auto\">plan.pdf</div><div class=\"tgme_widget_message_document_extra\" dir=\"auto\">1 KB</div></div></a>";
    check_media(document, &[media(MediaKind::File, "plan.pdf", "")]);
    check_media(
        &document.replace("icon accent_bg", "icon document_icon audio"),
        &[media(MediaKind::Audio, "plan.pdf", "")],
    );
    check_media(
        "<div class=\"tgme_widget_message_sticker_wrap\"><i class=\"tgme_widget_message_sticker js-sticker_image\" data-webp=\"https://cdn.example.org/a.webp\"></i></div>",
        &[media(MediaKind::Sticker, "", "")],
    );
    check_media(
        "<a class=\"tgme_widget_message_location_wrap\" href=\"https://maps.google.com/maps?q=59.1,18.2&amp;ll=59.1,18.2&amp;z=16\"><div class=\"tgme_widget_message_location\" style=\"x\"></div></a>",
        &[media(MediaKind::Location, "", "59.1, 18.2")],
    );
    check_media(
        "<div class=\"tgme_widget_message_contact_wrap\"><div class=\"tgme_widget_message_contact_name\">Port Desk</div><div class=\"tgme_widget_message_contact_phone\">+1 555</div></div>",
        &[media(MediaKind::Contact, "Port Desk", "+1 555")],
    );
    check_media(
        "<div class=\"tgme_widget_message_poll js-poll\"><div class=\"tgme_widget_message_poll_question\">Which pier?</div><div class=\"tgme_widget_message_poll_type\">Anonymous Poll</div><a class=\"tgme_widget_message_poll_options\" href=\"x\"><div class=\"tgme_widget_message_poll_option\"><div class=\"tgme_widget_message_poll_option_percent\">63%</div><div class=\"tgme_widget_message_poll_option_value\"><div class=\"tgme_widget_message_poll_option_text\">First</div><div class=\"tgme_widget_message_poll_option_bar\" style=\"width:63%\"></div></div></div><div class=\"tgme_widget_message_poll_option\"><div class=\"tgme_widget_message_poll_option_percent\">37%</div><div class=\"tgme_widget_message_poll_option_value\"><div class=\"tgme_widget_message_poll_option_text\">Second</div></div></div></a></div>",
        &[media(MediaKind::Poll, "Which pier?", "Which pier?\nFirst\nSecond")],
    );
    check_media(
        "<div class=\"tgme_widget_message_inline_row\"><a class=\"tgme_widget_message_inline_button\" href=\"x\"><span>Press</span></a></div>",
        &[],
    );
}

#[test]
fn what_the_page_cannot_show_is_named_unless_it_is_shown_too() {
    let unavailable = "<div class=\"media_not_supported_cont\"><div class=\"message_media_not_supported_wrap\"><div class=\"message_media_not_supported\"><div class=\"message_media_not_supported_label\">Please open Telegram to view this post</div><a href=\"x\" class=\"message_media_view_in_telegram\">VIEW IN TELEGRAM</a></div></div></div>";
    check_media(
        unavailable,
        &[Media { missing: Some("Please open Telegram to view this post".to_owned()), ..Media::default() }],
    );
    check_media(&format!("<div class=\"media_supported_cont\"></div>{unavailable}"), &[]);
}
