//! The words that WhatsApp puts into an export, in the languages that are known.
//!
//! Another language is another row.

use crate::dump::message::MediaKind;

/// In the name of an exported file, before that of the chat.
pub(super) const TITLES: [&str; 4] =
    ["WhatsApp Chat with ", "WhatsApp Chat - ", "Чат WhatsApp с контактом ", "Чат WhatsApp с "];

/// In place of something attached that was not exported; Android does not say what it was.
pub(super) const OMITTED: [&str; 11] = [
    "<Media omitted>",
    "<Без медиафайлов>",
    "<Медиа скрыто>",
    "<Медиафайл отсутствует>",
    "<Medien ausgeschlossen>",
    "<Médias omis>",
    "<Mídia oculta>",
    "<Arquivo de mídia oculto>",
    "<Multimedia omitido>",
    "<Media omessi>",
    "<Файл пропущено>",
];

/// The same on iOS, where a mark that is not seen stands before it.
pub(super) const OMITTED_KINDS: [(&str, MediaKind); 45] = [
    ("image omitted", MediaKind::Photo),
    ("video omitted", MediaKind::Video),
    ("video note omitted", MediaKind::VideoMessage),
    ("GIF omitted", MediaKind::Animation),
    ("audio omitted", MediaKind::VoiceMessage),
    ("voice message omitted", MediaKind::VoiceMessage),
    ("sticker omitted", MediaKind::Sticker),
    ("document omitted", MediaKind::File),
    ("Contact card omitted", MediaKind::Contact),
    ("изображение отсутствует", MediaKind::Photo),
    ("видео отсутствует", MediaKind::Video),
    ("видеозаметка отсутствует", MediaKind::VideoMessage),
    ("GIF отсутствует", MediaKind::Animation),
    ("аудиофайл отсутствует", MediaKind::VoiceMessage),
    ("стикер отсутствует", MediaKind::Sticker),
    ("документ отсутствует", MediaKind::File),
    ("карточка контакта отсутствует", MediaKind::Contact),
    ("Bild weggelassen", MediaKind::Photo),
    ("Video weggelassen", MediaKind::Video),
    ("Videonachricht weggelassen", MediaKind::VideoMessage),
    ("GIF weggelassen", MediaKind::Animation),
    ("Audio weggelassen", MediaKind::VoiceMessage),
    ("Sticker weggelassen", MediaKind::Sticker),
    ("Dokument weggelassen", MediaKind::File),
    ("Kontaktkarte ausgelassen", MediaKind::Contact),
    ("image absente", MediaKind::Photo),
    ("vidéo absente", MediaKind::Video),
    ("note vidéo absente", MediaKind::VideoMessage),
    ("GIF retiré", MediaKind::Animation),
    ("audio omis", MediaKind::VoiceMessage),
    ("sticker omis", MediaKind::Sticker),
    ("document omis", MediaKind::File),
    ("imagem ocultada", MediaKind::Photo),
    ("vídeo omitido", MediaKind::Video),
    ("GIF omitido", MediaKind::Animation),
    ("áudio ocultado", MediaKind::VoiceMessage),
    ("figurinha omitida", MediaKind::Sticker),
    ("documento omitido", MediaKind::File),
    ("imagen omitida", MediaKind::Photo),
    ("Video omitido", MediaKind::Video),
    ("audio omitido", MediaKind::VoiceMessage),
    ("sticker omitido", MediaKind::Sticker),
    ("immagine omessa", MediaKind::Photo),
    ("video omesso", MediaKind::Video),
    ("audio omesso", MediaKind::VoiceMessage),
];

/// Behind the name of an attached file, on Android.
pub(super) const ATTACHED_BEHIND: [&str; 8] = [
    " (file attached)",
    " (файл добавлен)",
    " (файл прикреплен)",
    " (Datei angehängt)",
    " (fichier joint)",
    " (arquivo anexado)",
    " (archivo adjunto)",
    " (file allegato)",
];

/// Before the name of an attached file, on iOS.
pub(super) const ATTACHED_BEFORE: [&str; 7] =
    ["<attached: ", "<прикреплено: ", "<Anhang: ", "<pièce jointe : ", "<anexado: ", "<adjunto: ", "<allegato: "];

/// Behind a text that was changed later.
pub(super) const EDITED: [&str; 7] = [
    "<This message was edited>",
    "<Сообщение изменено>",
    "<Diese Nachricht wurde bearbeitet.>",
    "<Ce message a été modifié>",
    "<Mensagem editada>",
    "<Se editó este mensaje.>",
    "<Questo messaggio è stato modificato>",
];

/// How iOS begins what the service says, behind the name of who did it or of the group.
pub(super) const SERVICE: [&str; 6] = [
    "Messages and calls are end-to-end encrypted",
    "Messages to this ",
    "You ",
    "Сообщения и звонки защищены",
    "Вы ",
    "This message was deleted by",
];
