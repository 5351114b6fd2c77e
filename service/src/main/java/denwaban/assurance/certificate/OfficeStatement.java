package denwaban.assurance.certificate;

import denwaban.kernel.CorporateNumber;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the office says of itself.
///
/// @param number its own 法人番号, against which a certificate's holder is held
/// @param services what it offers to clients; at least one
record OfficeStatement(
    Entered entered, @Nullable CorporateNumber number, Set<ServiceType> services) {}
