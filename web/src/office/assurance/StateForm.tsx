import { Button, Group, NativeSelect, Radio, Stack, TextInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useState, type SyntheticEvent } from "react";
import type { Outcome, Statable } from "../../api/assurance.ts";
import { nameOf } from "../../assurance/standing/nameOf.ts";
import { dayWords } from "../../i18n/day.ts";
import { useLanguage } from "../../i18n/language.ts";
import { useTexts as useShellTexts } from "../../shell/texts.ts";
import { Trouble } from "../../signin/passkey/trouble.tsx";
import { useMakeStatement } from "./queries.ts";
import { isSaid, lastDay, mostDays, resultsOf, SAID_LIMIT, untilOf } from "./statement.ts";
import { useAssurancePageTexts } from "./texts.ts";

/// One person's word about what no machine can see.
export function StateForm({ checks, done }: { checks: readonly Statable[]; done: () => void }) {
  const t = useAssurancePageTexts();
  const shell = useShellTexts();
  const [lang] = useLanguage();
  const make = useMakeStatement();
  const [now] = useState(() => new Date());
  const [code, setCode] = useState((checks.find(({ word }) => word) ?? checks[0])?.code ?? "");
  const [result, setResult] = useState<Outcome | null>(null);
  const [said, setSaid] = useState("");
  const [day, setDay] = useState("");
  const check = checks.find((one) => one.code === code);
  if (!check) return null;
  const results = resultsOf(check);
  const chosen = result !== null && results.includes(result) ? result : null;
  const days = mostDays(check, chosen ?? results[0] ?? "passed");
  const until = untilOf(day, now, days);
  const whole = chosen !== null && until !== null && isSaid(said);
  function submit(event: SyntheticEvent) {
    event.preventDefault();
    if (chosen === null || until === null || !whole) return;
    make.mutate(
      { check: code, result: chosen, said: said.trim(), until },
      {
        onSuccess: () => {
          notifications.show({ message: t("stated") });
          done();
        },
      },
    );
  }
  return (
    <form onSubmit={submit} autoComplete="off" data-testid="statement-form">
      <Stack>
        <NativeSelect
          label={t("check")}
          description={t("checkHint")}
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
          data={checks.map((one) => ({ value: one.code, label: nameOf(one, lang) }))}
          data-testid="statement-check"
        />
        <Radio.Group label={t("result")} value={chosen ?? ""} onChange={(one) => setResult(one as Outcome)} required>
          <Group mt="xs">
            {results.map((one) => (
              <Radio key={one} value={one} label={t(`result.${one}`)} data-testid={`statement-${one}`} />
            ))}
          </Group>
        </Radio.Group>
        <TextInput
          label={t("said")}
          description={t("saidHint", { limit: SAID_LIMIT })}
          value={said}
          onChange={(event) => setSaid(event.currentTarget.value)}
          maxLength={SAID_LIMIT}
          required
          data-testid="statement-said"
        />
        <TextInput
          type="date"
          label={t("until")}
          description={t("untilHint", { day: dayWords(lastDay(now, days), lang), days })}
          value={day}
          onChange={(event) => setDay(event.currentTarget.value)}
          min={lastDay(now, 0)}
          max={lastDay(now, days)}
          required
          data-testid="statement-until"
        />
        <Trouble error={make.error} />
        <Group justify="flex-end">
          <Button variant="default" onClick={done}>
            {shell("cancel")}
          </Button>
          <Button type="submit" loading={make.isPending} disabled={!whole} data-testid="statement-go">
            {t("submit")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
