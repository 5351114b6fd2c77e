/// The register of certificates: whose, for what, until when, and which services at which sites
/// their scope covers.
@NullMarked
package denwaban.assurance.certificate;

import org.jspecify.annotations.NullMarked;
