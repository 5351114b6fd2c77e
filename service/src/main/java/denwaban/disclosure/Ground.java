package denwaban.disclosure;

/// Why something was not done, or not all of it. The reason itself is told to who asked (個人情報保護法
/// 36条) and lies sealed.
enum Ground implements Code {
  /// Life, body, property, other rights of that person or another: 33条2項1号.
  RIGHTS,
  /// It would hinder the company's work considerably: 33条2項2号.
  BUSINESS,
  /// It would break another law: 33条2項3号.
  LAW,
  /// Nothing of that person is held: 33条3項.
  NONE_HELD,
  /// Who asks could not be made sure of.
  IDENTITY,
  /// It is not so as was said: 34条2項, 35条.
  NO_GROUND,
  /// It would be very costly, and something else protects that person: 35条2項, 6項.
  SUBSTITUTE
}
