package denwaban.check;

import static java.nio.charset.StandardCharsets.UTF_8;

import denwaban.kernel.Bytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/// What root can do to a copy, and what the log's owner can do who has the real key. Each changes
/// something that the client saw at his last check, or something that was signed.
enum Attack {
  /// One bit of any file.
  FLIP {
    @Override
    void on(Tampered it, Random chance) throws IOException {
      var file = pick(it.all(), chance);
      var bytes = Files.readAllBytes(file);
      bytes[chance.nextInt(bytes.length)] ^= (byte) (1 << chance.nextInt(8));
      Files.write(file, bytes);
    }
  },
  DELETE {
    @Override
    void on(Tampered it, Random chance) throws IOException {
      Files.delete(pick(it.needed(), chance));
    }
  },
  TRUNCATE {
    @Override
    void on(Tampered it, Random chance) throws IOException {
      var file = pick(it.all(), chance);
      var bytes = Files.readAllBytes(file);
      Files.write(file, Arrays.copyOf(bytes, chance.nextInt(bytes.length)));
    }
  },
  APPEND {
    @Override
    void on(Tampered it, Random chance) throws IOException {
      var file = pick(it.all(), chance);
      var bytes = Files.readAllBytes(file);
      var longer = Arrays.copyOf(bytes, bytes.length + 1 + chance.nextInt(40));
      Files.write(file, longer);
    }
  },
  /// Two files of one kind change places.
  SWAP_FILES {
    @Override
    void on(Tampered it, Random chance) throws IOException {
      var one = pick(it.all(), chance);
      var others = it.all().stream().filter(other -> !it.same(one, other)).toList();
      var other = pick(others, chance);
      var bytes = Files.readAllBytes(one);
      Files.write(one, Files.readAllBytes(other));
      Files.write(other, bytes);
    }
  },
  /// An entry more, tiles and bundles made anew, the old checkpoint stays.
  INSERT_UNSIGNED {
    @Override
    void on(Tampered it, Random chance) throws IOException {
      it.keepingNotes(() -> insert(it, chance));
    }
  },
  REORDER_UNSIGNED {
    @Override
    void on(Tampered it, Random chance) throws IOException {
      it.keepingNotes(() -> reorder(it, chance));
    }
  },
  /// From here on with the log's real key: only the client's last check tells.
  INSERT {
    @Override
    void on(Tampered it, Random chance) throws IOException {
      insert(it, chance);
      it.writeAnew();
    }
  },
  REMOVE {
    @Override
    void on(Tampered it, Random chance) throws IOException {
      it.log.entries.remove(chance.nextInt(it.seen));
      it.log.entries.add(TestLog.entry(90_000, TestLog.at(it.log.entries.size())));
      it.writeAnew();
    }
  },
  REORDER {
    @Override
    void on(Tampered it, Random chance) throws IOException {
      reorder(it, chance);
      it.writeAnew();
    }
  },
  CHANGE {
    @Override
    void on(Tampered it, Random chance) throws IOException {
      var index = chance.nextInt(it.seen);
      it.log.entries.set(index, TestLog.entry(80_000 + index, TestLog.at(index)));
      it.writeAnew();
    }
  },
  /// Everything after some entry is another story.
  FORK {
    @Override
    void on(Tampered it, Random chance) throws IOException {
      for (var i = chance.nextInt(it.seen); i < it.log.entries.size(); i++) {
        it.log.entries.set(i, TestLog.entry(70_000 + i, TestLog.at(i)));
      }
      it.writeAnew();
    }
  },
  /// A true older state, from a backup.
  ROLL_BACK {
    @Override
    void on(Tampered it, Random chance) throws IOException {
      var size = chance.nextInt(it.seen);
      it.log.entries.subList(size, it.log.entries.size()).clear();
      it.writeAnew();
    }
  },
  /// The newest checkpoint alone comes from a backup.
  ROLL_BACK_CHECKPOINT {
    @Override
    void on(Tampered it, Random chance) throws IOException {
      var note = it.log.note(chance.nextInt(it.seen));
      it.log.put("checkpoint", Bytes.of(note.getBytes(UTF_8)));
    }
  },
  /// An earlier checkpoint that tells of another log, signed by the real key.
  OTHER_CHECKPOINT {
    @Override
    void on(Tampered it, Random chance) throws IOException {
      var size = 1 + chance.nextInt(it.log.entries.size());
      var other = it.log.fork(it.log.folder);
      other.entries.addAll(it.log.entries);
      other.entries.set(chance.nextInt(size), TestLog.entry(60_000));
      it.log.put("checkpoints/" + size, Bytes.of(other.note(size).getBytes(UTF_8)));
    }
  },
  /// A bundle as it was in a backup, under the name that it has now.
  OLD_BUNDLE {
    @Override
    void on(Tampered it, Random chance) throws IOException {
      var bundles =
          it.needed().stream().filter(file -> file.toString().contains("entries")).toList();
      var file = pick(bundles, chance);
      var bytes = Files.readAllBytes(file);
      var first = 2 + (((bytes[0] & 0xff) << 8) | (bytes[1] & 0xff));
      Files.write(file, Arrays.copyOf(bytes, bytes.length - first));
    }
  };

  abstract void on(Tampered it, Random chance) throws IOException;

  private static void insert(Tampered it, Random chance) {
    var at = chance.nextInt(it.seen);
    it.log.entries.add(at, TestLog.entry(90_000 + at, TestLog.at(at)));
  }

  /// Neighbours, so that no clock tells.
  private static void reorder(Tampered it, Random chance) {
    var at = it.seen == 1 ? 0 : chance.nextInt(it.seen - 1);
    var one = it.log.entries.get(at);
    it.log.entries.set(at, it.log.entries.get(at + 1));
    it.log.entries.set(at + 1, one);
  }

  private static Path pick(List<Path> files, Random chance) {
    return files.get(chance.nextInt(files.size()));
  }
}
