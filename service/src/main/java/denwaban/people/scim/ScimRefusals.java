package denwaban.people.scim;

import denwaban.http.Problem;

/// Refusals by the words of RFC 7644 section 3.12; the answer's `scimType` is the code in camel
/// case.
final class ScimRefusals {

  private ScimRefusals() {}

  static Problem syntax() {
    return new Problem(
        400, "invalid-syntax", "JSON の内容が正しくありません。", "The body is not what SCIM has there.");
  }

  static Problem filter() {
    return new Problem(
        400,
        "invalid-filter",
        "絞り込みは userName eq \"…\" か externalId eq \"…\" だけです。",
        "A filter is userName eq \"…\" or externalId eq \"…\", and nothing else.");
  }

  static Problem path() {
    return new Problem(400, "invalid-path", "path が正しくありません。", "That path is not well-formed.");
  }

  static Problem noTarget() {
    return new Problem(400, "no-target", "remove には path が必要です。", "A removal needs a path.");
  }

  static Problem mutability(String attribute) {
    return new Problem(
        400, "mutability", attribute + " は消せません。", attribute + " cannot be removed.");
  }

  /// @param attribute its name, never its value
  static Problem value(String attribute) {
    return new Problem(
        400,
        "invalid-value",
        attribute + " の値が正しくないか、長すぎます。",
        attribute + " has a value that does not fit, or is missing.");
  }

  static Problem tooMany() {
    return new Problem(
        400,
        "too-many",
        "一度に" + Patch.OPERATIONS + "件までです。",
        "Up to " + Patch.OPERATIONS + " operations at once.");
  }

  static Problem tooLarge() {
    return new Problem(413, "too-large", "大きすぎます。", "What was sent is too large.");
  }

  static Problem otherVersion() {
    return new Problem(
        412, "version-differs", "その後に変わっています。読み直してください。", "It changed since. Read it again.");
  }
}
