package denwaban.copies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import denwaban.kernel.Ids;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MediumsFolderTest {

  @TempDir Path folder;

  private final Ids ids = new Ids(Clock.systemUTC(), new Random());
  private Path data;
  private Path share;

  @BeforeEach
  void open() throws Exception {
    data = Files.createDirectory(folder.resolve("data"));
    share = folder.resolve("share");
  }

  private MediumsFolder of(@Nullable Path named) {
    return new MediumsFolder(new CopiesSettings(null, false, null, named), data);
  }

  @Test
  void a_folder_is_marked_at_its_first_use_and_known_from_then_on() throws Exception {
    assertThatThrownBy(() -> of(share).reached()).hasMessage(MediumsFolder.AWAY);
    of(share).use(ids);
    var mark = Files.readString(share.resolve(MediumsFolder.MARK));
    of(share).use(ids);
    assertThat(share.resolve(MediumsFolder.MARK)).hasContent(mark);
    assertThat(of(share).reached()).contains(share);
  }

  @Test
  void without_its_share_it_is_neither_used_nor_reached() throws Exception {
    of(share).use(ids);
    Files.move(share, folder.resolve("elsewhere"));
    for (var there : new boolean[] {false, true}) {
      if (there) Files.createDirectory(share);
      assertThatThrownBy(() -> of(share).use(ids)).hasMessage(MediumsFolder.AWAY);
      assertThatThrownBy(() -> of(share).reached()).hasMessage(MediumsFolder.AWAY);
    }
    assertThat(share).isEmptyDirectory();
  }

  @Test
  void another_disk_is_not_taken_for_it() throws Exception {
    of(share).use(ids);
    Files.writeString(share.resolve(MediumsFolder.MARK), ids.next().toString());
    assertThatThrownBy(() -> of(share).use(ids)).hasMessage(MediumsFolder.OTHER);
    assertThatThrownBy(() -> of(share).reached()).hasMessage(MediumsFolder.OTHER);
  }

  @Test
  void a_marked_folder_is_taken_on_by_a_data_folder_that_knows_none() throws Exception {
    of(share).use(ids);
    var mark = Files.readString(share.resolve(MediumsFolder.MARK));
    Files.delete(data.resolve(MediumsFolder.KNOWN));
    assertThatThrownBy(() -> of(share).reached()).hasMessage(MediumsFolder.AWAY);
    of(share).use(ids);
    assertThat(share.resolve(MediumsFolder.MARK)).hasContent(mark);
    assertThat(of(share).reached()).contains(share);
  }

  @Test
  void another_name_in_the_settings_is_another_folder() throws Exception {
    of(share).use(ids);
    var next = folder.resolve("next");
    assertThatThrownBy(() -> of(next).reached()).hasMessage(MediumsFolder.AWAY);
    of(next).use(ids);
    assertThat(of(next).reached()).contains(next);
  }

  @Test
  void that_of_the_data_folder_needs_no_mark() throws Exception {
    of(null).use(ids);
    assertThat(of(null).reached()).isEmpty();
    Files.createDirectory(data.resolve("mediums"));
    assertThat(of(null).reached()).contains(data.resolve("mediums"));
    Files.delete(data.resolve("mediums"));
    Files.writeString(data.resolve("mediums"), "");
    assertThatThrownBy(() -> of(null).reached()).hasMessage(MediumsFolder.AWAY);
  }
}
