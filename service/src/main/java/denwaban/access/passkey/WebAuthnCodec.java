package denwaban.access.passkey;

import com.webauthn4j.converter.util.ObjectConverter;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.cbor.CBORFactory;
import tools.jackson.dataformat.cbor.CBORMapper;

/// How the library reads JSON and CBOR of browsers: no deeper than [#DEPTH]. How long they are is
/// limited by [WebAuthnLimits] before.
final class WebAuthnCodec {

  /// Objects and lists inside each other. The deepest that WebAuthn knows, certificates in a list
  /// in a statement in an attestation object, lie in three.
  static final int DEPTH = 16;

  private static final StreamReadConstraints LIMITS =
      StreamReadConstraints.builder().maxNestingDepth(DEPTH).build();

  private WebAuthnCodec() {}

  static ObjectConverter limited() {
    return new ObjectConverter(
        new JsonMapper(JsonFactory.builder().streamReadConstraints(LIMITS).build()),
        new CBORMapper(CBORFactory.builder().streamReadConstraints(LIMITS).build()));
  }
}
