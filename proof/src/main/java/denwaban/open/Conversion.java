package denwaban.open;

import static java.nio.charset.StandardCharsets.UTF_8;

import denwaban.kernel.Bytes;
import denwaban.open.table.Csv;
import denwaban.open.table.NoteRow;
import denwaban.open.table.OpusEncoder;
import denwaban.open.table.OpusFile;
import denwaban.open.table.RequestRow;
import denwaban.open.table.SoundFile;
import denwaban.open.table.Text;
import denwaban.open.table.WavFile;
import denwaban.seal.age.Identity;
import denwaban.seal.statement.KeyLine;
import denwaban.seal.statement.Manifest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;

/// `convert`: everything in a pack for other programs, as tables and one WAV, or Opus, for each
/// recording. Goes on after what is refused, and says so at the end.
final class Conversion {

  /// As part of a name: no colon, which Windows does not take.
  private static final DateTimeFormatter NAME =
      DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss").withZone(ZoneId.of("Asia/Tokyo"));

  private final Terminal terminal;
  private final Path folder;
  private final OpusEncoder encoder;
  private final Tables tables;
  private int code = Main.DONE;

  Conversion(Terminal terminal, Path folder, OpusEncoder encoder) {
    this.terminal = terminal;
    this.folder = folder;
    this.encoder = encoder;
    this.tables = new Tables(terminal.options().lang());
  }

  /// @throws Refused also if one of the tables is there already, or the encoder that is asked for
  ///   is not installed: nothing is written then
  int all(Path path) throws Refused, IOException {
    if (opus() && !encoder.installed()) throw new Refused(Refused.Why.NO_OPUSENC, "");
    NewFile.folder(folder);
    for (var name : Tables.NAMES) {
      if (Files.exists(folder.resolve(name))) throw new Refused(Refused.Why.EXISTS, name);
    }
    try (var pack = Pack.open(path)) {
      var keys = terminal.keys(pack);
      var identities = KeyFiles.identities(terminal.options().keys());
      requests(pack);
      notes(new PackNotes(pack, keys), identities);
      var objects = PackObjects.of(pack);
      for (var group = 0; group < objects.groups(); group++) {
        try {
          var versions = objects.versions(group, keys);
          for (var one : versions) {
            take(one, one.equals(versions.getLast()), one.check(keys), identities);
          }
        } catch (Refused e) {
          refused(e);
        }
      }
      if (terminal.lost(pack) && code == Main.DONE) code = Main.INCOMPLETE;
    }
    for (var table : tables.all().entrySet()) {
      var file = folder.resolve(table.getKey());
      try (var to = NewFile.at(file)) {
        to.write(Csv.of(table.getValue()).getBytes(UTF_8));
      }
      terminal.out().println(file);
    }
    return code;
  }

  /// Older packs have none.
  private void requests(Pack pack) throws Refused, IOException {
    if (!pack.has(RequestRow.PATH)) return;
    try {
      RequestRow.parse(pack.read(RequestRow.PATH)).forEach(tables::request);
    } catch (IllegalArgumentException e) {
      throw new Refused(Refused.Why.NOT_A_PACK, RequestRow.PATH);
    }
  }

  /// One that is refused hides no other.
  private void notes(PackNotes notes, List<Identity> identities) throws IOException {
    for (var path : notes.files()) {
      try {
        for (var row : notes.rows(path)) note(notes, row, identities);
      } catch (Refused e) {
        refused(e);
      }
    }
  }

  private void note(PackNotes notes, NoteRow row, List<Identity> identities) {
    try {
      tables.note(row, notes.open(row, identities));
    } catch (Refused e) {
      refused(e);
    }
  }

  private void refused(Refused why) {
    code = Main.REFUSED;
    terminal.refused(why);
  }

  private void take(
      PackObject one, boolean newest, List<KeyLine.Epoch> epochs, List<Identity> identities)
      throws Refused, IOException {
    if (one.manifest().kind() == Manifest.Kind.RECORDING) {
      sound(one, epochs, identities);
      return;
    }
    var m = one.manifest();
    if (m.segments().size() != 1 || m.segments().getFirst().length() > 2L * Text.MOST) {
      throw new Refused(Refused.Why.TOO_LARGE, one.folder());
    }
    var plain = new ByteArrayOutputStream();
    one.open(0, epochs.getFirst(), identities, plain);
    var japanese = terminal.options().lang() == Lang.JA;
    var text =
        Text.of(Bytes.of(plain.toByteArray()), japanese)
            .orElseThrow(() -> new Refused(Refused.Why.NOT_TEXT, one.folder()));
    tables.text(m, newest, text);
  }

  private SoundFile soundFile(Path file) throws Refused, IOException {
    var out = NewFile.at(file);
    return opus() ? new OpusFile(file, out, encoder) : new WavFile(file, out);
  }

  private boolean opus() {
    return terminal.options().opus();
  }

  private void sound(PackObject one, List<KeyLine.Epoch> epochs, List<Identity> identities)
      throws Refused, IOException {
    var m = one.manifest();
    var name =
        "recording-" + NAME.format(m.sealedAt()) + "-" + m.object() + (opus() ? ".opus" : ".wav");
    var file = folder.resolve(name);
    var whole = true;
    var half = false;
    try (var sound = soundFile(file)) {
      half = true;
      for (var n = 0; n < one.segments(); n++) {
        try (var segment = sound.segment()) {
          whole &= one.open(n, epochs.get(n), identities, segment);
        }
      }
      sound.finish();
      half = false;
    } catch (SoundFile.NotSound e) {
      throw new Refused(Refused.Why.NOT_SOUND, one.folder());
    } catch (OpusEncoder.Failed e) {
      throw new Refused(Refused.Why.NO_OPUS, one.folder());
    } finally {
      // a file that is refused half way does not stay; one that was there before does
      if (half) Files.deleteIfExists(file);
    }
    if (!whole && code == Main.DONE) code = Main.INCOMPLETE;
    tables.recording(m, name, whole);
    terminal.out().println(file);
  }
}
