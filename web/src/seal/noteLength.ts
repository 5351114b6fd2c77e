/// UTF-16 code units of one note, as a text field counts them; at most three bytes each. Apart from note.ts, as the page
/// needs it and nothing of what seals.
export const NOTE_CHARACTERS = 1_000;
