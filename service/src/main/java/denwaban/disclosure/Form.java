package denwaban.disclosure;

/// How the answer was given; of a disclosure as the person wished (個人情報保護法 33条1項).
enum Form implements Code {
  ELECTRONIC,
  PAPER,
  TELEPHONE,
  IN_PERSON
}
