import { Checkbox, Table, Text } from "@mantine/core";
import type { Form } from "../../api/types.ts";
import { pick, useLanguage } from "../../i18n/language.ts";
import { useTexts } from "./texts.ts";

export interface Use {
  key: string;
  used: boolean;
  required: boolean;
}

/// Every message has these; without them no one could act on it.
const ALWAYS: readonly string[] = ["inquiry", "callback"];

/// What every form can have, in the order of asking; a field that was dropped can come back.
const STANDARD = [
  "callerName",
  "callerKana",
  "company",
  "number",
  "requestedParty",
  "inquiry",
  "callback",
  "urgent",
  "caseNumber",
] as const;

export function isStandard(key: string): key is (typeof STANDARD)[number] {
  return (STANDARD as readonly string[]).includes(key);
}

export function usesOf(form: { fields: readonly Pick<Form["fields"][number], "key" | "required">[] }): Use[] {
  const used = form.fields.map(({ key, required }) => ({ key, used: true, required }));
  const dropped = STANDARD.filter((key) => !form.fields.some((field) => field.key === key));
  return [...used, ...dropped.map((key) => ({ key, used: false, required: false }))];
}

/// Which fields the form has and which must be filled.
export function FormFields({ form, uses, change }: { form: Form; uses: Use[]; change: (uses: Use[]) => void }) {
  const t = useTexts();
  const [lang] = useLanguage();
  return (
    <>
      <Text size="sm" c="var(--quiet)" mb="xs">
        {t("fieldsByContract")}
      </Text>
      <Table.ScrollContainer minWidth={420}>
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t("field")}</Table.Th>
              <Table.Th>{t("used")}</Table.Th>
              <Table.Th>{t("required")}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {uses.map((use, n) => {
              const field = form.fields.find((f) => f.key === use.key);
              const label = field ? pick(field.label, lang) : isStandard(use.key) ? t(`field.${use.key}`) : use.key;
              const always = ALWAYS.includes(use.key);
              return (
                <Table.Tr key={use.key}>
                  <Table.Td>
                    {label}
                    {always && (
                      <Text size="xs" c="var(--quiet)">
                        {t("alwaysThere")}
                      </Text>
                    )}
                  </Table.Td>
                  <Table.Td>
                    <Checkbox
                      aria-label={t("usedOf", { field: label })}
                      checked={use.used}
                      disabled={always}
                      onChange={(event) => {
                        const used = event.currentTarget.checked;
                        change(uses.with(n, { ...use, used, required: used && use.required }));
                      }}
                    />
                  </Table.Td>
                  <Table.Td>
                    <Checkbox
                      aria-label={t("requiredOf", { field: label })}
                      checked={use.required}
                      disabled={always || !use.used || use.key === "urgent"}
                      onChange={(event) => change(uses.with(n, { ...use, required: event.currentTarget.checked }))}
                    />
                  </Table.Td>
                </Table.Tr>
              );
            })}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </>
  );
}
