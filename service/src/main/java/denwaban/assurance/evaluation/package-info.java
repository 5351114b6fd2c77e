/// What others find out about this office, item by item, and sign: companies before a contract, and
/// clients each year.
@NullMarked
package denwaban.assurance.evaluation;

import org.jspecify.annotations.NullMarked;
