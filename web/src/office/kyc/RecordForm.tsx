import { Alert, Button, Fieldset, Group, NativeSelect, Stack, Textarea, TextInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useEffect, useRef, useState, type SyntheticEvent } from "react";
import { dayWords } from "../../i18n/day.ts";
import { useLanguage } from "../../i18n/language.ts";
import { goToFirstFault } from "../../shell/firstFault.ts";
import { Trouble } from "../../signin/passkey/trouble.tsx";
import { counts, emptyDraft, faultsOf, LIMITS, nobody, recordOf, today, type Draft, type Who } from "./draft.ts";
import { methodKey } from "./names.ts";
import { useAddRecord, type Method } from "./queries.ts";
import { useTexts } from "./texts.ts";

interface Props {
  client: string;
  methods: readonly Method[];
  close: () => void;
}

/// How a client was verified, to be recorded.
export function RecordForm({ client, methods, close }: Props) {
  const t = useTexts();
  const day = today(new Date());
  const [draft, setDraft] = useState(() => emptyDraft(day));
  const [tried, setTried] = useState(false);
  const [refused, setRefused] = useState(0);
  const form = useRef<HTMLFormElement>(null);
  const add = useAddRecord(client);
  const faults = faultsOf(draft, methods, day);
  const wrongs = Object.keys(faults).length;
  useEffect(() => {
    if (refused > 0) goToFirstFault(form.current);
  }, [refused]);
  const put = (part: Partial<Draft>) => setDraft((all) => ({ ...all, ...part }));
  const shown = (field: string) => {
    const fault = tried ? faults[field] : undefined;
    return fault ? t(fault) : null;
  };

  function save(event: SyntheticEvent) {
    event.preventDefault();
    setTried(true);
    if (wrongs > 0) {
      setRefused(refused + 1);
      return;
    }
    add.mutate(recordOf(draft), {
      onSuccess: () => {
        notifications.show({ message: t("saved"), autoClose: 3_000 });
        close();
      },
    });
  }

  const line = (
    field: "company" | "address" | "number" | "chipDigest",
    label: string,
    max: number,
    required = true,
  ) => (
    <TextInput
      label={label}
      value={draft[field]}
      maxLength={max}
      required={required}
      error={shown(field)}
      onChange={(event) => put({ [field]: event.currentTarget.value })}
    />
  );
  const text = (field: "business" | "purpose" | "authority" | "companyDocument" | "personDocument", label: string) => (
    <Textarea
      label={label}
      value={draft[field]}
      maxLength={LIMITS.text}
      autosize
      required
      error={shown(field)}
      onChange={(event) => put({ [field]: event.currentTarget.value })}
    />
  );
  return (
    <form onSubmit={save} noValidate autoComplete="off" ref={form} data-testid="kyc-form">
      <Stack>
        <TextInput
          type="date"
          label={t("on")}
          value={draft.on}
          max={day}
          required
          error={shown("on")}
          data-testid="kyc-on"
          onChange={(event) => put({ on: event.currentTarget.value })}
        />
        {line("company", t("company"), LIMITS.name)}
        {line("address", t("address"), LIMITS.address)}
        {line("number", t("corporateNumber"), 13, false)}
        {text("business", t("business"))}
        {text("purpose", t("purpose"))}
        <MethodSelect subject="company" draft={draft} methods={methods} error={shown("companyMethod")} put={put} />
        {text("companyDocument", t("companyDocument"))}
        {draft.owners.map((who, n) => (
          <Fieldset key={n} legend={t("owner", { n: n + 1 })}>
            <WhoFields
              who={who}
              error={(field) => shown(`owners.${n}.${field}`)}
              change={(changed) => put({ owners: draft.owners.map((one, at) => (at === n ? changed : one)) })}
            />
            {draft.owners.length > 1 && (
              <Button
                mt="xs"
                size="compact-sm"
                variant="default"
                onClick={() => put({ owners: draft.owners.filter((_, at) => at !== n) })}
              >
                {t("ownerRemove", { n: n + 1 })}
              </Button>
            )}
          </Fieldset>
        ))}
        {draft.owners.length < LIMITS.owners && (
          <Group>
            <Button
              variant="default"
              onClick={() => put({ owners: [...draft.owners, nobody()] })}
              data-testid="kyc-owner-add"
            >
              {t("ownerAdd")}
            </Button>
          </Group>
        )}
        <Fieldset legend={t("acting")}>
          <WhoFields
            who={draft.acting}
            error={(field) => shown(`acting.${field}`)}
            change={(acting) => put({ acting })}
          />
        </Fieldset>
        {text("authority", t("authority"))}
        <MethodSelect subject="person" draft={draft} methods={methods} error={shown("personMethod")} put={put} />
        {text("personDocument", t("personDocument"))}
        {line("chipDigest", t("chip"), 64, false)}
        {tried && wrongs > 0 && (
          <Alert color="shu" variant="light" role="alert" data-testid="kyc-faults">
            {t("faults", { n: wrongs })}
          </Alert>
        )}
        <Trouble error={add.error} />
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>
            {t("cancel")}
          </Button>
          <Button type="submit" loading={add.isPending} data-testid="kyc-save">
            {t("save")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

interface SelectProps {
  subject: "company" | "person";
  draft: Draft;
  methods: readonly Method[];
  error: string | null;
  put: (part: Partial<Draft>) => void;
}

function MethodSelect({ subject, draft, methods, error, put }: SelectProps) {
  const t = useTexts();
  const [lang] = useLanguage();
  const field = subject === "company" ? "companyMethod" : "personMethod";
  const label = ({ code, to }: Method, fits: boolean) => {
    const key = methodKey(code);
    const name = key ? t(key) : code;
    return to === null ? name : t(fits ? "until" : "ended", { name, day: dayWords(to, lang) });
  };
  const choices = methods
    .filter((method) => method.subject === subject)
    .map((method) => ({ method, fits: counts(method, draft.on) }))
    .map(({ method, fits }) => ({ value: method.code, label: label(method, fits), disabled: !fits }));
  return (
    <NativeSelect
      label={t(field)}
      data={[{ value: "", label: t("choose") }, ...choices]}
      value={draft[field]}
      required
      error={error}
      data-testid={`kyc-method-${subject}`}
      onChange={(event) => put({ [field]: event.currentTarget.value })}
    />
  );
}

interface WhoProps {
  who: Who;
  error: (field: keyof Who) => string | null;
  change: (who: Who) => void;
}

function WhoFields({ who, error, change }: WhoProps) {
  const t = useTexts();
  const field = (name: keyof Who, label: string, max: number, type = "text") => (
    <TextInput
      type={type}
      label={label}
      value={who[name]}
      maxLength={max}
      required
      error={error(name)}
      onChange={(event) => change({ ...who, [name]: event.currentTarget.value })}
    />
  );
  return (
    <Stack gap="xs">
      {field("name", t("name"), LIMITS.name)}
      {field("address", t("home"), LIMITS.address)}
      {field("born", t("born"), 10, "date")}
    </Stack>
  );
}
