package denwaban.terms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import denwaban.kernel.ClientId;
import denwaban.seal.json.Json;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PenaltyTest {

  private static List<Penalty> of(String item, String minutes, String days, String consequence) {
    var row =
        new Json.Obj(
            Map.of(
                "control", new Json.Text(item),
                "threshold", new Json.Text(minutes),
                "window", new Json.Text(days),
                "consequence", new Json.Text(consequence)));
    var record = ContractRecord.standard(new ClientId(new UUID(1, 1)));
    return Penalty.of(record.with(Map.of("penalties", new Json.Arr(List.of(row)))));
  }

  @ParameterizedTest
  @CsvSource({"data,0,1,減額", "cloud,527040,366,解除", "incident,60,30,報告"})
  void a_row_that_a_program_can_follow(String item, String minutes, String days, String what) {
    assertThat(of(item, minutes, days, what).getFirst().consequence()).isEqualTo(what);
  }

  @ParameterizedTest
  @CsvSource({
    "S4.6,0,1,x",
    "data,-1,1,x",
    "data,527041,366,x",
    "data,1,0,x",
    "data,1,367,x",
    "data,1,1,''",
    "data,,1,x",
    "data,many,1,x"
  })
  void others_are_refused(String item, String minutes, String days, String what) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> of(item, minutes == null ? "" : minutes, days, what))
        .withMessage("penalties");
  }
}
