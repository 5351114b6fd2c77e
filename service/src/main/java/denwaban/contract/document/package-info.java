/// What both sides read: the words of the terms, and the document that is made of a record.
@NullMarked
@NamedInterface("document")
package denwaban.contract.document;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
