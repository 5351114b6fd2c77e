package denwaban.demo;

import denwaban.access.Role;
import denwaban.client.KeyKind;
import denwaban.kernel.ClientId;
import denwaban.kernel.PersonId;
import denwaban.kernel.PhoneNumber;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Who plays in the demo office: one answering service, three client companies, their people.
///
/// Everybody is made up. The numbers are of the 050 range and are dialled on this machine only.
final class DemoCast {

  /// The answering service.
  static final String OFFICE = "ひばり電話代行";

  /// One client company of the demo.
  record Company(ClientId id, String slug, String name, String kana, KeyKind keys, String dialled) {

    PhoneNumber number() {
      return new PhoneNumber(dialled);
    }
  }

  /// One person of the demo, under a separate host name so that one browser can be everyone.
  record Player(
      PersonId id, String name, String kana, Role role, @Nullable Company company, String host) {

    @Nullable ClientId client() {
      return company == null ? null : company.id();
    }
  }

  static final Company AOBA =
      new Company(
          ClientId.of("01980000-0000-7000-8000-00000000c001"),
          "aoba",
          "青葉歯科クリニック",
          "あおばしかクリニック",
          KeyKind.MLKEM768X25519,
          "+815031000001");

  /// Its key opens with the `age` of Debian 13, which knows X25519 only.
  static final Company MINATO =
      new Company(
          ClientId.of("01980000-0000-7000-8000-00000000c002"),
          "minato",
          "株式会社みなと設計",
          "かぶしきがいしゃみなとせっけい",
          KeyKind.X25519,
          "+815031000002");

  static final Company SAKURA =
      new Company(
          ClientId.of("01980000-0000-7000-8000-00000000c003"),
          "sakura",
          "さくら不動産",
          "さくらふどうさん",
          KeyKind.MLKEM768X25519,
          "+815031000003");

  static final List<Company> COMPANIES = List.of(AOBA, MINATO, SAKURA);

  static final List<Player> PLAYERS =
      List.of(
          player(1, "佐藤 花", "さとう はな", Role.OPERATOR, null, "desk"),
          player(2, "鈴木 一郎", "すずき いちろう", Role.OPERATOR, null, "desk2"),
          player(3, "高橋 恵", "たかはし めぐみ", Role.ADMIN, null, "office"),
          player(4, "青葉 涼", "あおば りょう", Role.CLIENT_ADMIN, AOBA, "aoba"),
          player(5, "岸 美緒", "きし みお", Role.CLIENT_MEMBER, AOBA, "aoba2"),
          player(6, "港 健太", "みなと けんた", Role.CLIENT_ADMIN, MINATO, "minato"),
          player(7, "浜 さやか", "はま さやか", Role.CLIENT_MEMBER, MINATO, "minato2"),
          player(8, "桜井 誠", "さくらい まこと", Role.CLIENT_ADMIN, SAKURA, "sakura"),
          player(9, "森 千夏", "もり ちなつ", Role.CLIENT_MEMBER, SAKURA, "sakura2"),
          player(10, "白石 詩織", "しらいし しおり", Role.QUALITY_REVIEWER, null, "review"),
          player(11, "黒田 譲", "くろだ ゆずる", Role.QUALITY_REVIEWER, null, "review2"),
          player(12, "緑川 隆", "みどりかわ たかし", Role.SUPERVISOR, null, "supervisor"),
          player(13, "藤井 守", "ふじい まもる", Role.SECURITY_OFFICER, null, "security"),
          player(14, "山本 久美子", "やまもと くみこ", Role.HR, null, "hr"),
          player(15, "石田 学", "いしだ まなぶ", Role.INTERNAL_AUDITOR, null, "audit"));

  private DemoCast() {}

  static Optional<Player> player(PersonId id) {
    return PLAYERS.stream().filter(it -> it.id().equals(id)).findFirst();
  }

  private static Player player(
      int n, String name, String kana, Role role, @Nullable Company company, String host) {
    var id = PersonId.of("01980000-0000-7000-8000-00000000a00" + Integer.toHexString(n));
    return new Player(id, name, kana, role, company, host + ".localhost");
  }
}
