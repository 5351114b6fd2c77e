import {
  Button,
  Checkbox,
  Group,
  MultiSelect,
  NativeSelect,
  NumberInput,
  Radio,
  Stack,
  Text,
  TextInput,
  Textarea,
} from "@mantine/core";
import type { Row, Term, TermsPage, TermValue } from "../../api/contract.ts";
import { fault, say } from "../../contract/signed/values.ts";
import { ITEMS } from "../../contract/deviation/items.ts";
import { useTexts as useDeviationTexts } from "../../contract/deviation/texts.ts";
import { useLanguage } from "../../i18n/language.ts";
import { useTexts } from "./texts.ts";

interface Props {
  page: TermsPage;
  term: Term;
  value: TermValue;
  change: (value: TermValue) => void;
}

/// Options up to so many are shown at once; more are looked for by typing.
const SHOWN = 20;

/// Characters of a text that needs more than one line.
const LONG = 200;

const HINTED = ["client.corporateNumber", "effectiveTo", "incident.contacts", "liability.cap"] as const;

/// One term to be filled in, as its kind asks.
export function TermInput(props: Props) {
  const t = useTexts();
  const { page, term, value } = props;
  const [lang] = useLanguage();
  const wrong = fault(term, value);
  const error =
    wrong && t(`fault.${wrong}`, { least: term.least ?? 0, most: (term.most ?? 0).toLocaleString("en-US") });
  const label = page.words.terms[term.key]?.[lang === "en" ? 1 : 0] ?? term.key;
  const hint = HINTED.find((key) => key === term.key);
  const note = hint ? t(`hint.${hint}`) : term.enforced || term.kind === "words" ? undefined : t("people");
  return (
    <div data-testid={`term-${term.key}`}>
      <Input {...props} label={label} note={note} error={error} />
    </div>
  );
}

interface Said extends Props {
  label: string;
  note: string | undefined;
  error: string | null;
}

function Input(props: Said) {
  const { term } = props;
  if (term.kind === "number") return <Count {...props} />;
  if (term.kind === "choice") return <One {...props} />;
  if (term.kind === "choices") return <Some {...props} />;
  if (term.kind === "rows") return <Rows {...props} />;
  return <Words {...props} />;
}

function Count({ page, term, value, change, label, note, error }: Said) {
  const [lang] = useLanguage();
  const unit = (page.words.units[term.unit ?? ""]?.[lang === "en" ? 1 : 0] ?? "%s")
    .replace("%s", "")
    .replace("%%", "%");
  return (
    <NumberInput
      label={label}
      description={note}
      suffix={` ${unit.trim()}`}
      maw={260}
      allowDecimal={false}
      allowNegative={false}
      value={typeof value === "number" ? value : ""}
      error={error}
      onChange={(next) => change(next === "" ? "" : Number(next))}
    />
  );
}

function One({ page, term, value, change, label, note }: Said) {
  const [lang] = useLanguage();
  return (
    <Radio.Group label={label} description={note} value={typeof value === "string" ? value : ""} onChange={change}>
      <Group mt={4}>
        {(term.options ?? []).map((option) => (
          <Radio key={option} value={option} label={say(page, term, option, lang)} />
        ))}
      </Group>
    </Radio.Group>
  );
}

function Some({ page, term, value, change, label, note, error }: Said) {
  const [lang] = useLanguage();
  const options = term.options ?? [];
  const chosen = Array.isArray(value) ? value.filter((it) => typeof it === "string") : [];
  // The record has them in the order of the options.
  const put = (next: readonly string[]) => change(options.filter((option) => next.includes(option)));
  if (options.length > SHOWN) {
    return (
      <MultiSelect
        label={label}
        description={note}
        error={error}
        searchable
        data={options.map((option) => ({ value: option, label: say(page, term, [option], lang) }))}
        value={chosen}
        onChange={put}
      />
    );
  }
  return (
    <Checkbox.Group label={label} description={note} error={error} value={chosen} onChange={put}>
      <Group mt={4}>
        {options.map((option) => (
          <Checkbox key={option} value={option} label={say(page, term, [option], lang)} />
        ))}
      </Group>
    </Checkbox.Group>
  );
}

function Words({ term, value, change, label, note, error }: Said) {
  const Field = (term.most ?? 0) > LONG ? Textarea : TextInput;
  return (
    <Field
      label={label}
      description={note}
      error={error}
      value={typeof value === "string" ? value : ""}
      onChange={(event: { currentTarget: { value: string } }) => change(event.currentTarget.value)}
    />
  );
}

interface CellProps {
  column: string;
  label: string;
  value: string;
  put: (cell: string) => void;
}

/// Numbers, as the program reads them.
const NUMERIC: readonly string[] = ["threshold", "window"];

function Cell({ column, label, value, put }: CellProps) {
  const t = useDeviationTexts();
  if (column === "control") {
    const items = ITEMS.map((item) => ({ value: item, label: t(`item.${item}`) }));
    const none = { value: "", label: "" };
    return (
      <NativeSelect
        label={label}
        data={[none, ...items]}
        value={value}
        onChange={(event) => put(event.currentTarget.value)}
      />
    );
  }
  return (
    <TextInput
      label={label}
      value={value}
      maxLength={200}
      inputMode={NUMERIC.includes(column) ? "numeric" : undefined}
      onChange={(event) => put(event.currentTarget.value)}
    />
  );
}

function Rows({ page, term, value, change, label, note, error }: Said) {
  const t = useTexts();
  const [lang] = useLanguage();
  const columns = term.options ?? [];
  const rows = Array.isArray(value) ? value.filter((it): it is Row => typeof it !== "string") : [];
  const put = (n: number, column: string, cell: string) =>
    change(rows.map((row, at) => (at === n ? { ...row, [column]: cell } : row)));
  return (
    <fieldset style={{ border: 0, padding: 0, margin: 0 }}>
      <legend style={{ fontWeight: 500 }}>{label}</legend>
      {note && (
        <Text size="xs" c="var(--quiet)">
          {note}
        </Text>
      )}
      {error && <Text role="alert">{error}</Text>}
      <Stack gap="xs">
        {rows.map((row, n) => (
          <Group key={n} align="flex-end" role="group" aria-label={t("row", { n: n + 1 })}>
            {columns.map((column) => (
              <Cell
                key={column}
                column={column}
                label={page.words.columns[column]?.[lang === "en" ? 1 : 0] ?? column}
                value={row[column] ?? ""}
                put={(cell) => put(n, column, cell)}
              />
            ))}
            <Button
              variant="default"
              aria-label={t("removeRow", { n: n + 1 })}
              onClick={() => change(rows.filter((_, at) => at !== n))}
            >
              ✕
            </Button>
          </Group>
        ))}
        <Button
          variant="default"
          w="fit-content"
          disabled={rows.length >= (term.most ?? 0)}
          onClick={() => change([...rows, Object.fromEntries(columns.map((column) => [column, ""]))])}
        >
          {t("addRow")}
        </Button>
      </Stack>
    </fieldset>
  );
}
