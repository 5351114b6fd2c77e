/// The six items as people see them: anybody, a client, the office.
@NullMarked
package denwaban.assurance.checklist;

import org.jspecify.annotations.NullMarked;
