package denwaban.people.scim;

import denwaban.http.Problem;

/// Refusals by the words of RFC 7644 section 3.12; the answer's `scimType` is the code in camel
/// case.
final class ScimRefusals {

  private ScimRefusals() {}

  static Problem syntax() {
    return new Problem(400, "invalid-syntax");
  }

  static Problem filter() {
    return new Problem(400, "invalid-filter");
  }

  static Problem path() {
    return new Problem(400, "invalid-path");
  }

  static Problem noTarget() {
    return new Problem(400, "no-target");
  }

  static Problem mutability(String attribute) {
    return new Problem(400, "mutability", attribute);
  }

  /// @param attribute its name, never its value
  static Problem value(String attribute) {
    return new Problem(400, "invalid-value", attribute);
  }

  static Problem tooMany() {
    return new Problem(400, "too-many", Patch.OPERATIONS);
  }

  static Problem tooLarge() {
    return new Problem(413, "too-large");
  }

  static Problem otherVersion() {
    return new Problem(412, "version-differs");
  }
}
