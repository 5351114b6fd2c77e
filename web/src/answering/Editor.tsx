import { Alert, Badge, Button, Group, Radio, Stack, Text, Textarea } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useEffect, useId, useRef, useState, type ReactNode, type SyntheticEvent } from "react";
import { Problem } from "../api/api.ts";
import { fromTokyo } from "../i18n/tokyo.ts";
import { goToFirstFault } from "../shell/firstFault.ts";
import { useUnsaved } from "../shell/leaving/unsaved.ts";
import styles from "./Answering.module.css";
import { ALIAS_LIMIT, draftOf, faultsOf, settingsOf, type Draft } from "./settings/draft.ts";
import { GreetingFields, PhraseFields, PhraseList, useSentence, type Shown } from "./Fields.tsx";
import { HandlingFields } from "./HandlingFields.tsx";
import { HoursFields } from "./HoursFields.tsx";
import { NumberFields } from "./NumberFields.tsx";
import { Preview } from "./Preview.tsx";
import { useDeeds } from "./settings/queries.ts";
import { Section } from "./Section.tsx";
import { SettingsMeanwhile } from "./SettingsMeanwhile.tsx";
import { useTexts } from "./texts.ts";
import type { Sheet } from "./settings/types.ts";

/// How the server refuses a change of a version that is not the last any more.
const OVERTAKEN = "answering-overtaken";

const LISTS = ["mustSay", "mustNotSay", "notes"] as const;
const YEAR_MS = 366 * 86_400_000;

interface Props {
  base: string;
  sheet: Sheet;
  /// The office's way to begin with another client's settings.
  copy?: (fill: (draft: Draft) => void) => ReactNode;
  saved: () => void;
  /// Told whether there is something to save.
  edited: (dirty: boolean) => void;
}

/// All settings of a client but the instructions; saved together, as one version. What is edited is the sheet with
/// which it began: one that comes meanwhile shows another user's version, which is not to be overwritten unseen.
export function Editor({ base, sheet, copy, saved, edited }: Props) {
  const t = useTexts();
  const say = useSentence();
  const { change } = useDeeds(base);
  const [begun, setBegun] = useState(sheet);
  const [draft, setDraft] = useState(() => draftOf(begun.settings));
  const [at, setAt] = useState<string | null>(null);
  const [tried, setTried] = useState(0);
  const form = useRef<HTMLFormElement>(null);
  const faults = faultsOf(draft);
  const late = at !== null && !soon(at);
  const wrongs = faults.size + (late ? 1 : 0);
  useEffect(() => {
    if (tried > 0) goToFirstFault(form.current);
  }, [tried]);
  const dirty = JSON.stringify(settingsOf(draft)) !== JSON.stringify(settingsOf(draftOf(begun.settings)));
  if (!dirty && sheet.last !== begun.last) {
    setBegun(sheet);
    setDraft(draftOf(sheet.settings));
  }
  useEffect(() => {
    edited(dirty);
  }, [dirty, edited]);
  useUnsaved(dirty ? "changes" : null);
  const put = (part: Partial<Draft>) => setDraft((all) => ({ ...all, ...part }));
  const shown: Shown = (name) => (tried > 0 ? (faults.get(name) ?? null) : null);

  // what came first has arrived here; until it has, the refusal itself is shown
  const overtaken = change.error instanceof Problem && change.error.code === OVERTAKEN && sheet.last !== begun.last;

  function begin(upon: Sheet, as: Draft) {
    setBegun(upon);
    setDraft(as);
    form.current?.querySelector("textarea")?.focus();
  }

  function save(typed: Draft, upon: Sheet) {
    if (faultsOf(typed).size > 0 || late) {
      setTried(tried + 1);
      change.reset();
      return;
    }
    change.mutate(
      { base: upon.last, settings: settingsOf(typed), from: at === null ? null : fromTokyo(at) },
      {
        onSuccess: () => {
          notifications.show({ message: t("saved"), autoClose: 3_000 });
          saved();
        },
      },
    );
  }

  function submit(event: SyntheticEvent) {
    event.preventDefault();
    save(draft, begun);
  }

  return (
    <form onSubmit={submit} noValidate ref={form} className={styles.form}>
      <div className={styles.columns}>
        <Stack gap="lg">
          {copy?.((filled) => setDraft(({ numbers }) => ({ ...filled, numbers })))}
          <Section title={t("greeting")} what={t("greeting.what")}>
            <GreetingFields
              name="greeting"
              greeting={draft.greeting}
              put={(greeting) => put({ greeting })}
              shown={shown}
            />
          </Section>
          <Section title={t("callback")} what={t("callback.what")}>
            <PhraseFields
              name="callback"
              label={t("callback")}
              phrase={draft.callback}
              put={(callback) => put({ callback })}
              shown={shown}
              required={false}
            />
          </Section>
          {LISTS.map((list) => (
            <Section key={list} title={t(list)} what={t(`${list}.what`)}>
              <PhraseList
                name={list}
                title={t(list)}
                phrases={draft[list]}
                put={(phrases) => put({ [list]: phrases })}
                shown={shown}
              />
            </Section>
          ))}
          <Section title={t("aliases")} what={t("aliases.what", { count: ALIAS_LIMIT })}>
            <Textarea
              aria-label={t("aliases")}
              value={draft.aliases}
              onChange={(event) => put({ aliases: event.currentTarget.value })}
              error={say(shown("aliases"), "aliases")}
              autosize
              minRows={2}
              lang="ja"
              data-testid="aliases"
            />
          </Section>
          <Section title={t("hours")}>
            <HoursFields name="hours" hours={draft.hours} put={(hours) => put({ hours })} shown={shown} known={sheet} />
          </Section>
          <Section title={t("handling")} what={t("handling.what")}>
            <HandlingFields
              name="handling"
              handling={draft.handling}
              put={(handling) => put({ handling })}
              shown={shown}
            />
          </Section>
          <Section title={t("numbers")} what={t("numbers.what")}>
            <NumberFields sheet={sheet} draft={draft} put={(numbers) => put({ numbers })} shown={shown} />
          </Section>
        </Stack>
        <div className={styles.aside}>
          <Preview
            client={sheet}
            draft={draft}
            instructions={sheet.instructions.filter((one) => one.state === "now")}
            numbers={sheet.won.map((one) => one.number)}
          />
        </div>
      </div>
      {overtaken && (
        <SettingsMeanwhile
          begun={begun}
          draft={draft}
          newest={sheet}
          keep={(merged) => {
            begin(sheet, merged);
            save(merged, sheet);
          }}
          take={() => {
            begin(sheet, draftOf(sheet.settings));
            change.reset();
          }}
        />
      )}
      <div className={styles.save} data-testid="answering-save-bar">
        <Begins at={at} put={setAt} fault={tried > 0 && late} />
        {sheet.versions.some((one) => one.state === "planned") && dirty && (
          <Alert color="yellow" variant="light">
            {t("planned.warn")}
          </Alert>
        )}
        {faults.has("sum") && tried > 0 && <Text c="var(--mantine-color-error)">{t("fault.sum")}</Text>}
        {change.error && !overtaken && (
          <Alert color="shu" variant="light" role="alert">
            {change.error.message}
          </Alert>
        )}
        <Group>
          <Button type="submit" size="md" loading={change.isPending} disabled={!dirty} data-testid="answering-save">
            {t("save")}
          </Button>
          <Text component="div" role="status" fw={600} data-testid="answering-faults">
            {tried > 0 && wrongs > 0 && <span className={styles.faults}>{t("faults", { count: wrongs })}</span>}
          </Text>
          {dirty && !(tried > 0 && wrongs > 0) && (
            <Badge color="gray.7" variant="outline">
              {t("unsaved")}
            </Badge>
          )}
        </Group>
      </div>
    </form>
  );
}

/// Whether a version may begin then.
function soon(local: string): boolean {
  const at = fromTokyo(local);
  const ahead = at === null ? 0 : new Date(at).getTime() - Date.now();
  return ahead > 0 && ahead <= YEAR_MS;
}

function Begins({ at, put, fault }: { at: string | null; put: (at: string | null) => void; fault: boolean }) {
  const t = useTexts();
  const id = useId();
  return (
    <Group align="center" gap="md">
      <Radio.Group
        aria-label={t("begins")}
        value={at === null ? "now" : "later"}
        onChange={(when) => put(when === "now" ? null : "")}
      >
        <Group gap="md">
          <Radio value="now" label={t("begins.now")} />
          <Radio value="later" label={t("begins.later")} data-testid="begins-later" />
        </Group>
      </Radio.Group>
      {at !== null && (
        <input
          type="datetime-local"
          className={styles.moment}
          aria-label={t("begins.at")}
          aria-invalid={fault}
          aria-describedby={fault ? id : undefined}
          value={at}
          onChange={(event) => put(event.currentTarget.value)}
          data-testid="begins-at"
        />
      )}
      {fault && (
        <Text id={id} size="sm" c="var(--mantine-color-error)" role="alert">
          {t("begins.fault")}
        </Text>
      )}
    </Group>
  );
}
