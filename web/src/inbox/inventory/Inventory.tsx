import { Alert, Paper, Stack, Table, Text, Title } from "@mantine/core";
import { OWN, useRetention, type Kind, type View } from "../../contract/retention/queries.ts";
import { useTexts as useKindTexts } from "../../contract/retention/texts.ts";
import { useTermsPage } from "../../contract/signed/queries.ts";
import { listed, useLanguage } from "../../i18n/language.ts";
import { PageHeader } from "../../shell/PageHeader.tsx";
import { loaded, QueryState } from "../../shell/QueryState.tsx";
import { Categories } from "./Categories.tsx";
import { useInventory, type Item } from "./queries.ts";
import { useTexts } from "./texts.ts";

/// The register of what is kept of the company's callers and people.
export default function Inventory() {
  const t = useTexts();
  const page = useInventory();
  const terms = useTermsPage();
  const retention = useRetention(OWN);
  const [lang] = useLanguage();
  if (!loaded(page) || !loaded(terms)) return <QueryState of={[page, terms]} />;
  const words = terms.data.words;
  const named = (code: string) =>
    (words.own[`data.categories=${code}`] ?? words.words[code])?.[lang === "en" ? 1 : 0] ?? code;
  return (
    <Stack gap="lg" data-testid="inventory">
      <PageHeader title={t("title")} what={t("what")} />
      <Alert color="yellow" variant="light">
        {t("erasing")}
      </Alert>
      <Text data-testid="country">
        {t(page.data.countries === null ? "country.unsaid" : "country", {
          here: country(page.data.country, lang),
          agreed: listed((page.data.countries ?? []).map((one) => country(one, lang))),
        })}
      </Text>
      {retention.data && <Counted here={country(page.data.country, lang)} kinds={retention.data.kinds} />}
      <Categories page={page.data} named={named} />
      {(["callers", "people"] as const).map((of) => (
        <Items key={of} head={t(of)} items={page.data.items.filter((item) => item.of === of)} named={named} />
      ))}
    </Stack>
  );
}

/// How much lies there now, as the page of retention counts it.
function Counted({ here, kinds }: { here: string; kinds: View["kinds"] }) {
  const t = useTexts();
  const named = useKindTexts();
  const counts = kinds
    .filter(({ kind }) => kind !== "log") // one, always
    .map(({ kind, kept }) => `${named(`kind.${kind as Kind}`)} ${String(kept)}`);
  return <Text data-testid="counted">{t("counted", { here, counts: listed(counts) })}</Text>;
}

const country = (code: string, lang: string) => new Intl.DisplayNames([lang], { type: "region" }).of(code) ?? code;

interface Props {
  head: string;
  items: readonly Item[];
  /// The name of a category.
  named: (code: string) => string;
}

function Items({ head, items, named }: Props) {
  const t = useTexts();
  const [lang] = useLanguage();
  const n = lang === "en" ? 1 : 0;
  const columns = ["item", "contains", "purpose", "place", "keep", "who"] as const;
  return (
    <Paper withBorder p="lg" component="section">
      <Title order={2} size="h4">
        {head}
      </Title>
      <Table.ScrollContainer
        minWidth={900}
        scrollAreaProps={{ viewportProps: { tabIndex: 0, role: "region", "aria-label": head } }}
      >
        <Table verticalSpacing="xs" style={{ overflowWrap: "break-word" }}>
          <Table.Thead>
            <Table.Tr>
              {columns.map((column) => (
                <Table.Th key={column}>{t(column)}</Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {items.map((item) => (
              <Table.Tr key={item.id} data-testid={`item-${item.id}`}>
                <Table.Td fw={600}>{item.name[n]}</Table.Td>
                <Table.Td>{contains(item)}</Table.Td>
                <Table.Td>{item.purpose[n]}</Table.Td>
                <Table.Td>{t(place(item))}</Table.Td>
                <Table.Td>{kept(item)}</Table.Td>
                <Table.Td>{item.who[n]}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Paper>
  );

  function kept({ place, days }: Item): string {
    if (place === "memory") return t("keep.memory");
    return days === null ? t("unsaid") : t("days", { count: days });
  }

  function contains({ categories }: Item): string {
    if (categories.length === 0) return t("nothing");
    if (categories[0] === "*") return t("everything");
    return listed(categories.map(named));
  }
}

function place({ place, sealed }: Item) {
  if (place === "memory") return "place.memory";
  if (place === "files") return sealed ? "place.files" : "place.files.open";
  return sealed ? "place.database.sealed" : "place.database";
}
