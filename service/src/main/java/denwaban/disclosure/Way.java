package denwaban.disclosure;

/// By which way it came.
enum Way implements Code {
  TELEPHONE,
  LETTER,
  MAIL,
  IN_PERSON
}
