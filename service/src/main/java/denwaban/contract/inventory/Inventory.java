package denwaban.contract.inventory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Everything that the program keeps of a client's callers and people, from
/// `denwaban/contract/inventory.json`. `InventoryTest` sees that every table of the database stands
/// in it.
final class Inventory {

  /// Something that is kept.
  ///
  /// @param categories of the term `data.categories`; `*` for whatever callers say
  /// @param of `callers` or `people` (the client's own)
  /// @param place `files`, `database`, `both`, or `memory` for an hour at most
  /// @param sealed whether it lies sealed with a key that the client alone has
  /// @param retention the term that says how long; null where none does
  /// @param who may see it
  /// @param tables where it, or its index, lies
  record Item(
      String id,
      List<String> name,
      List<String> categories,
      String of,
      String place,
      boolean sealed,
      @Nullable String retention,
      List<String> who,
      List<String> purpose,
      List<String> tables) {}

  /// @param others tables in which nothing of a client's callers or people is
  private record Pages(List<Item> items, List<String> others) {}

  private static final Pages ALL = load();

  private Inventory() {}

  static List<Item> items() {
    return ALL.items();
  }

  /// Tables without personal data of clients, callers or clients' people.
  static List<String> others() {
    return ALL.others();
  }

  private static Pages load() {
    var resource = "/denwaban/contract/inventory.json";
    try (var in = Objects.requireNonNull(Inventory.class.getResourceAsStream(resource))) {
      return new JsonMapper().readValue(in.readAllBytes(), new TypeReference<Pages>() {});
    } catch (IOException e) {
      throw new UncheckedIOException("part of the program", e);
    }
  }
}
