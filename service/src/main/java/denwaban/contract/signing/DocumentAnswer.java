package denwaban.contract.signing;

import denwaban.kernel.Bytes;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/// A contract's document as a file to keep: its hash is what was signed.
final class DocumentAnswer {

  private DocumentAnswer() {}

  static ResponseEntity<byte[]> of(Bytes html) {
    return kept("contract.html", MediaType.parseMediaType("text/html;charset=utf-8"), html);
  }

  static ResponseEntity<byte[]> pdf(Bytes pdf) {
    return kept("contract.pdf", MediaType.APPLICATION_PDF, pdf);
  }

  /// A file from outside.
  static ResponseEntity<byte[]> scan(Bytes pdf) {
    return kept("contract-scan.pdf", MediaType.APPLICATION_PDF, pdf);
  }

  private static ResponseEntity<byte[]> kept(String name, MediaType type, Bytes file) {
    return ResponseEntity.ok()
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename(name).build().toString())
        // kept, not shown: no page of ours runs in it
        .header("Content-Security-Policy", "sandbox; default-src 'none'; style-src 'unsafe-inline'")
        .contentType(type)
        .body(file.toArray());
  }
}
