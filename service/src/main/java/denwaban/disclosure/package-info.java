/// What a person asks a client company about the data held of them: disclosure, correction, an end
/// of use (個人情報保護法 33条 to 35条), and complaints (40条).
///
/// - Knows: of each request its kind, its state, its clock, and which sealed objects belong to it.
/// - Never knows: who asks, or one word of it: that is sealed in a member's browser.
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "kernel",
      "database",
      "database :: tenant",
      "audit",
      "http",
      "access",
      "access :: session",
      "people",
      "signin :: guard",
      "client",
      "client :: key",
      "contract",
      "retention",
      "vault"
    })
package denwaban.disclosure;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
