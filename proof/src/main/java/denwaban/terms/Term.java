package denwaban.terms;

/// One thing that a contract says.
///
/// @param number of the field in the list that both sides' lawyers read
///   (docs/reference/contract-fields.md)
/// @param key its name in the record, such as `retention.recording`
/// @param part of the contract that it stands in
public record Term(int number, String key, Part part, Kind kind) {}
