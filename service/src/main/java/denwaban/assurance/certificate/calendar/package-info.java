/// What is counted in the business days of Japan.
@NullMarked
package denwaban.assurance.certificate.calendar;

import org.jspecify.annotations.NullMarked;
