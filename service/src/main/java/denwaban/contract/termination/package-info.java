/// The end of a contract: notice, its last instant, when what was kept goes.
@NullMarked
@NamedInterface("termination")
package denwaban.contract.termination;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
