import { Alert, Button, Group, Stack, Text, Title } from "@mantine/core";
import { useState } from "react";
import { spoken } from "../i18n/kana.ts";
import { useLanguage } from "../i18n/language.ts";
import { dayAndHour } from "../i18n/time.ts";
import { ConfirmDialog } from "../shell/ConfirmDialog.tsx";
import { Dialog } from "../shell/Dialog.tsx";
import { loaded, PartState } from "../shell/QueryState.tsx";
import { useFailed } from "../shell/useFailed.ts";
import styles from "./Answering.module.css";
import { draftOf, type Draft } from "./settings/draft.ts";
import { Preview } from "./Preview.tsx";
import { useDeeds, useVersion } from "./settings/queries.ts";
import { useSaying } from "./saying.ts";
import { Section } from "./Section.tsx";
import { useTexts } from "./texts.ts";
import type { Sheet, VersionLine } from "./settings/types.ts";
import { useWho } from "./who.ts";

interface Props {
  base: string;
  sheet: Sheet;
  /// Whether settings are being edited that are not saved.
  dirty: boolean;
  /// After another version came into force.
  restored: () => void;
}

/// Every version, newest first: what changed, by whom, and the ways back.
export function Versions({ base, sheet, dirty, restored }: Props) {
  const t = useTexts();
  const failed = useFailed();
  const deeds = useDeeds(base);
  const [looked, look] = useState<number | null>(null);
  const [asked, ask] = useState<{ version: number; what: "restore" | "withdraw" } | null>(null);
  const close = () => ask(null);
  return (
    <Section title={t("versions")} what={t("versions.what")}>
      <ol className={styles.cards} reversed data-testid="versions">
        {sheet.versions.map((line) => (
          <Line key={line.version} line={line} look={look} ask={ask} />
        ))}
      </ol>
      <ConfirmDialog
        opened={asked !== null}
        title={asked ? t(`${asked.what}Of`, { n: asked.version }) : ""}
        confirm={asked ? t(asked.what) : ""}
        testId="version-yes"
        busy={deeds.restore.isPending || deeds.withdraw.isPending}
        close={close}
        act={() => {
          if (asked?.what === "restore")
            deeds.restore.mutate(
              { version: asked.version, last: sheet.last },
              {
                onSuccess: () => {
                  close();
                  restored();
                },
                onError: failed,
              },
            );
          // what is being edited stays: a plan that is taken back was not in force
          if (asked?.what === "withdraw") deeds.withdraw.mutate(asked.version, { onSuccess: close, onError: failed });
        }}
      >
        <Text>{asked ? t(`${asked.what}.what`, { n: asked.version }) : ""}</Text>
        {dirty && asked?.what === "restore" && (
          <Alert color="yellow" variant="light" mt="sm" data-testid="restore-unsaved">
            {t("restore.unsaved")}
          </Alert>
        )}
      </ConfirmDialog>
      <Dialog
        opened={looked !== null}
        onClose={() => look(null)}
        title={looked === null ? "" : t("version", { n: looked })}
        size="lg"
      >
        <Old base={base} sheet={sheet} version={looked} />
      </Dialog>
    </Section>
  );
}

function Old({ base, sheet, version }: { base: string; sheet: Sheet; version: number | null }) {
  const t = useTexts();
  const settings = useVersion(base, version);
  if (version === null) return null;
  if (!loaded(settings)) return <PartState of={settings} />;
  const draft = draftOf(settings.data);
  return (
    <Stack>
      <Preview
        client={sheet}
        draft={draft}
        instructions={[]}
        numbers={sheet.won.map((one) => one.number)}
        name={t("version", { n: version })}
      />
      <Rest draft={draft} />
    </Stack>
  );
}

/// What of a version no card shows.
function Rest({ draft }: { draft: Draft }) {
  const t = useTexts();
  const say = useSaying();
  const parts: [string, string[]][] = [
    [t("hours"), say.hours(draft.hours)],
    [t("handling"), say.handling(draft.handling)],
    ...draft.numbers.map((own): [string, string[]] => [t("said.number", { number: spoken(own.number) }), say.own(own)]),
  ];
  return (
    <section aria-label={t("said.rest")} data-testid="version-rest">
      {parts.map(([title, lines]) => (
        <div key={title}>
          <Title order={3} size="h5" mt="sm">
            {title}
          </Title>
          {lines.map((line, n) => (
            <Text key={n}>{line}</Text>
          ))}
        </div>
      ))}
    </section>
  );
}

function Line({
  line,
  look,
  ask,
}: {
  line: VersionLine;
  look: (version: number) => void;
  ask: (asked: { version: number; what: "restore" | "withdraw" }) => void;
}) {
  const t = useTexts();
  const [lang] = useLanguage();
  const who = useWho();
  const n = line.version;
  const parts = line.changed.map((part) => t(`part.${part}`)).join(t("comma"));
  return (
    <li className={styles.card} data-state={line.state} data-testid={`version-${n}`}>
      <Stack gap={4}>
        <Text fw={650}>
          {t("version", { n })} — {t(`state.${line.state}`)}
        </Text>
        <Text size="sm">{t("since", { when: dayAndHour(line.from, lang) })}</Text>
        <Text size="sm" c="var(--quiet)">
          {t("setBy", { when: dayAndHour(line.setAt, lang), who: who(line.by) })}
        </Text>
        <Text size="sm">{n === 1 ? t("first") : parts !== "" && t("changed", { parts })}</Text>
        <Group gap="xs">
          <Button size="compact-sm" variant="default" aria-label={t("lookOf", { n })} onClick={() => look(n)}>
            {t("look")}
          </Button>
          {line.state === "planned" && (
            <Button
              size="compact-sm"
              variant="default"
              aria-label={t("withdrawOf", { n })}
              onClick={() => ask({ version: n, what: "withdraw" })}
            >
              {t("withdraw")}
            </Button>
          )}
          {(line.state === "past" || line.state === "withdrawn") && (
            <Button
              size="compact-sm"
              variant="default"
              aria-label={t("restoreOf", { n })}
              onClick={() => ask({ version: n, what: "restore" })}
            >
              {t("restore")}
            </Button>
          )}
        </Group>
      </Stack>
    </li>
  );
}
