import { Button, FileInput, Group, NativeSelect, SimpleGrid, Stack, Text, Textarea, TextInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useRef, useState, type ChangeEvent, type SyntheticEvent } from "react";
import { toBase64 } from "../../api/base64url.ts";
import { Trouble } from "../../signin/passkey/trouble.tsx";
import { chooseAgain } from "../../shell/chooseAgain.ts";
import { useEnter, type Certificate, type Draft, type Scheme, type SchemeRules } from "./certificates.ts";
import { draftOf, emptyDraft, ofScheme, partsOf, PDF_LIMIT, type Part } from "./draft.ts";
import { useTexts } from "./texts.ts";

/// In characters, as the server counts them.
const LIMITS: Readonly<Partial<Record<Part, number>>> = {
  number: 60,
  holder: 13,
  holderName: 120,
  edition: 80,
  body: 120,
  accreditation: 120,
  scopeText: 2000,
  sites: 1000,
  region: 60,
  registryLink: 300,
};

const DAYS: readonly Part[] = ["reported", "from", "to", "surveillance", "recertification"];
const LONG: readonly Part[] = ["scopeText", "sites"];

interface Props {
  schemes: readonly SchemeRules[];
  /// What is corrected.
  before?: Certificate;
  done: () => void;
}

/// Enters a certificate, or a correction of one, for a second person to confirm.
export function EnterForm({ schemes, before, done }: Props) {
  const t = useTexts();
  const enter = useEnter();
  const [draft, setDraft] = useState<Draft>(() => {
    const begun = before ? draftOf(before) : emptyDraft();
    const rules = schemes.find(({ scheme }) => scheme === begun.scheme);
    return rules ? ofScheme(begun, rules) : begun;
  });
  /// Of the file that was chosen last.
  const [pdf, setPdf] = useState<"taken" | "reading" | "pdfTooLarge" | "pdfUnreadable">("taken");
  const newest = useRef<File | null>(null);
  const rules = schemes.find(({ scheme }) => scheme === draft.scheme);
  if (!rules) return null;
  const { parts, required } = partsOf(rules);
  const whole = required.every((part) => draft[part].trim() !== "") && pdf === "taken";

  function choose(scheme: Scheme) {
    const chosen = schemes.find((one) => one.scheme === scheme);
    if (chosen) setDraft(ofScheme(draft, chosen));
  }

  async function take(file: File | null) {
    newest.current = file;
    setDraft((now) => ({ ...now, pdf: null }));
    if (file !== null && file.size > PDF_LIMIT) {
      setPdf("pdfTooLarge");
      return;
    }
    setPdf("reading");
    // A file that was moved or written since cannot be read.
    const read = file && (await file.arrayBuffer().then(toBase64, () => undefined));
    if (newest.current !== file) return;
    setPdf(read === undefined ? "pdfUnreadable" : "taken");
    setDraft((now) => ({ ...now, pdf: read ?? null }));
  }

  function submit(event: SyntheticEvent) {
    event.preventDefault();
    if (!whole) return;
    enter.mutate(draft, {
      onSuccess: () => {
        notifications.show({ message: t("entered") });
        done();
      },
    });
  }

  const field = (part: Part) => (
    <Field
      key={part}
      part={part}
      rules={rules}
      value={draft[part]}
      required={required.includes(part)}
      set={(value) => setDraft({ ...draft, [part]: value })}
    />
  );
  return (
    <form onSubmit={submit} autoComplete="off" data-testid="certificate-form">
      <Stack>
        {before ? (
          <Text>{t("correctText")}</Text>
        ) : (
          <NativeSelect
            label={t("scheme")}
            value={draft.scheme}
            onChange={(event) => choose(event.currentTarget.value as Scheme)}
            data={schemes.map(({ scheme }) => ({ value: scheme, label: t(`scheme.${scheme}`) }))}
            data-autofocus
            data-testid="certificate-scheme"
          />
        )}
        <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="md">
          {parts.filter((part) => !LONG.includes(part)).map(field)}
        </SimpleGrid>
        {parts.filter((part) => LONG.includes(part)).map(field)}
        <FileInput
          label={t("pdf")}
          description={before ? `${t("pdfHint")} / ${t("pdfKept")}` : t("pdfHint")}
          placeholder={t("pdfChoose")}
          accept=".pdf,application/pdf"
          fileInputProps={chooseAgain}
          clearable
          clearButtonProps={{ "aria-label": t("pdfClear") }}
          error={pdf === "pdfTooLarge" || pdf === "pdfUnreadable" ? t(pdf) : null}
          onChange={(file) => void take(file)}
          data-testid="certificate-pdf"
        />
        <Trouble error={enter.error} />
        <Group justify="flex-end">
          <Button variant="default" onClick={done}>
            {t("cancel")}
          </Button>
          <Button type="submit" loading={enter.isPending} disabled={!whole} data-testid="certificate-enter">
            {t("submit")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

interface FieldProps {
  part: Part;
  rules: SchemeRules;
  value: string;
  required: boolean;
  set: (value: string) => void;
}

function Field({ part, rules, value, required, set }: FieldProps) {
  const t = useTexts();
  const common = {
    label: t(labelOf(part, rules)),
    value,
    required,
    onChange: (event: ChangeEvent<HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement>) =>
      set(event.currentTarget.value),
    "data-testid": `certificate-${part}`,
  };
  if (part === "edition" && rules.editions.length > 0) return <NativeSelect {...common} data={rules.editions} />;
  if (DAYS.includes(part)) return <TextInput type="date" {...common} />;
  const limited = { ...common, maxLength: LIMITS[part] ?? 0, description: hintOf(part, rules, t) };
  return LONG.includes(part) ? <Textarea {...limited} autosize minRows={2} /> : <TextInput {...limited} />;
}

function labelOf(part: Part, { scheme, kind }: SchemeRules) {
  if (part === "number" && scheme === "p-mark") return "numberMark";
  if (part === "holderName" && kind === "report") return "provider";
  if (part === "edition" && (kind === "report" || scheme === "other")) return "editionFree";
  if (part === "body" && kind === "attestation") return "auditor";
  return part;
}

function hintOf(part: Part, { scheme }: SchemeRules, t: ReturnType<typeof useTexts>): string | undefined {
  if (part === "number" && scheme === "p-mark") return t("numberMarkHint");
  if (part === "accreditation") return t("accreditationHint");
  if (part === "scopeText") return t("scopeHint");
  return part === "registryLink" ? t("registryLinkHint") : undefined;
}
