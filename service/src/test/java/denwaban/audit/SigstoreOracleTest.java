package denwaban.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import denwaban.Often;
import denwaban.audit.proof.Checkpoint;
import denwaban.audit.proof.Merkle;
import denwaban.audit.proof.TileStore;
import denwaban.audit.proof.Tree;
import denwaban.kernel.Bytes;
import denwaban.seal.crypto.MlDsaSigner;
import denwaban.seal.crypto.Signer;
import dev.sigstore.merkle.InclusionProofVerificationException;
import dev.sigstore.merkle.InclusionProofVerifier;
import dev.sigstore.rekor.client.Checkpoints;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What sigstore-java, which others wrote and use, says of our proofs and checkpoints.
class SigstoreOracleTest {

  private static final int ENTRIES = 5_000;

  /// RFC 8410: an Ed25519 key in the form that the JDK reads.
  private static final String ED25519 = "302a300506032b6570032100";

  private final long seed = Long.getLong("seed", new Random().nextLong());
  private final Map<String, Bytes> tiles = new HashMap<>();
  private final TileStore store =
      new TileStore() {
        @Override
        public @Nullable Bytes read(String path) {
          return tiles.get(path);
        }

        @Override
        public void write(String path, Bytes tile) {
          tiles.put(path, tile);
        }
      };

  @Test
  void it_finds_every_inclusion_proof_to_hold_and_none_of_another_entry() throws Exception {
    var leaves = leaves();
    var tree = Tree.at(store, 0).append(leaves);
    var root = tree.root().toArray();
    var chance = new Random(seed);
    var proofs = Often.times("proofs", seed, 400, 2_000);
    for (var n = 0; n < proofs; n++) {
      var index = chance.nextInt(ENTRIES);
      var path = tree.inclusion(index).stream().map(Bytes::toArray).toList();
      var leaf = leaves.get(index).toArray();
      InclusionProofVerifier.verify(leaf, index, ENTRIES, path, root);
      var other = leaves.get((index + 1) % ENTRIES).toArray();
      assertThatThrownBy(() -> InclusionProofVerifier.verify(other, index, ENTRIES, path, root))
          .as("seed %s, entry %s", seed, index)
          .isInstanceOf(InclusionProofVerificationException.class);
    }
  }

  @Test
  void it_reads_our_checkpoint_and_both_signatures() throws Exception {
    var tree = Tree.at(store, 0).append(leaves());
    var signer = Signer.generate();
    var origin = "denwaban.example/log/installation";
    var note =
        Checkpoint.of(origin, tree).sign(signer, MlDsaSigner.generate(), Instant.ofEpochSecond(1));

    var read = Checkpoints.from(note);

    assertThat(read.getOrigin()).isEqualTo(origin);
    assertThat(read.getSize()).isEqualTo(ENTRIES);
    assertThat(read.getBase64Hash()).isEqualTo(tree.root().base64());
    assertThat(read.getSignatures()).hasSize(2);
    var first = read.getSignatures().getFirst();
    assertThat(first.getIdentity()).isEqualTo(origin);
    var key =
        HexFormat.of().parseHex(ED25519 + HexFormat.of().formatHex(signer.publicKey().toArray()));
    var verifies = Signature.getInstance("Ed25519");
    verifies.initVerify(
        KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(key)));
    verifies.update(read.getSignedData().getBytes(UTF_8));
    assertThat(verifies.verify(first.getSignature())).isTrue();
  }

  private static List<Bytes> leaves() {
    var leaves = new ArrayList<Bytes>();
    for (var n = 0; n < ENTRIES; n++) {
      leaves.add(Merkle.leaf(Bytes.of(("entry " + n).getBytes(UTF_8))));
    }
    return leaves;
  }
}
