import { Button, Checkbox, Group, Paper, Stack, Text, TextInput, Title } from "@mantine/core";
import { useState } from "react";
import { useLanguage } from "../../i18n/language.ts";
import { dayAndHour } from "../../i18n/time.ts";
import { useDeed } from "../../signin/passkey/useDeed.ts";
import { Trouble } from "../../signin/passkey/trouble.tsx";
import { dryRun, type Contact, type DryRun, type Reach } from "./queries.ts";
import { useTexts } from "./texts.ts";
import { wayName } from "./wayName.ts";

interface Props {
  line: string;
  contacts: readonly Contact[];
  reach: Reach;
}

/// Who would be told, in which order. Nothing is sent.
export function Trial({ line, contacts, reach }: Props) {
  const t = useTexts();
  const [lang] = useLanguage();
  const deed = useDeed();
  const [urgent, setUrgent] = useState(true);
  const [at, setAt] = useState("");
  const [run, setRun] = useState<DryRun | null>(null);
  return (
    <Paper withBorder radius="lg" p="lg" component="section">
      <Stack gap="sm">
        <Title order={2} size="h4">
          {t("run")}
        </Title>
        <Text c="var(--quiet)">{t("run.text")}</Text>
        <Group align="flex-end" gap="md">
          <TextInput
            type="datetime-local"
            label={t("run.at")}
            value={at}
            onChange={(event) => setAt(event.currentTarget.value)}
          />
          <Checkbox
            label={t("run.urgent")}
            checked={urgent}
            onChange={(event) => setUrgent(event.currentTarget.checked)}
          />
          <Button
            variant="default"
            loading={deed.busy}
            data-testid="oncall-run"
            onClick={() =>
              void deed.run(async () => setRun(await dryRun(line, urgent, at === "" ? new Date() : new Date(at))))
            }
          >
            {t("run.do")}
          </Button>
        </Group>
        <Trouble error={deed.error} />
        {run && (
          <ol data-testid="oncall-run-rows">
            {run.told.map((one) => (
              <li key={`${one.at} ${one.way}`}>
                {t("run.row", {
                  at: dayAndHour(one.at, lang),
                  name: contacts.find(({ id }) => id === one.contact)?.name ?? "",
                  way: wayName(
                    reach.ways.find(({ id }) => id === one.way),
                    t,
                  ),
                })}
              </li>
            ))}
            <li>{t("run.end", { at: dayAndHour(run.unansweredAt, lang) })}</li>
          </ol>
        )}
      </Stack>
    </Paper>
  );
}
