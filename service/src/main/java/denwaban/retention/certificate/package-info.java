/// A certificate of erasure on paper.
@NullMarked
package denwaban.retention.certificate;

import org.jspecify.annotations.NullMarked;
