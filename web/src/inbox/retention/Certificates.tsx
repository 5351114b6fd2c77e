import { Button, Group, Paper, Table, Text, Title } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import type { View } from "../../contract/retention/queries.ts";
import { moment, useLanguage } from "../../i18n/language.ts";
import { download, save } from "../../shell/save.ts";
import { Trouble } from "../../signin/passkey/trouble.tsx";
import { useCertificates, zipOfAll } from "./certificates.ts";
import { useTexts } from "./texts.ts";

/// One file of a certificate.
function Save({ n, as, path }: { n: number; as: string; path: string }) {
  const t = useTexts();
  return (
    <Button
      size="compact-sm"
      variant="default"
      aria-label={t("saveOf", { n, as })}
      onClick={() => void download(`/api/retention/certificates/${n}${path}`)}
    >
      {as}
    </Button>
  );
}

/// Certificates of erasure, to take along.
export function Certificates({ of }: { of: View }) {
  const t = useTexts();
  const [lang] = useLanguage();
  const { all, more, loading, trouble, next } = useCertificates(of);
  const zip = useMutation({
    mutationFn: async () => save("erasure-certificates.zip", await zipOfAll(all)),
  });
  const erased = of.kinds.some((kind) => kind.erased > 0);
  return (
    <Paper withBorder p="lg" component="section">
      <Title order={2} size="h4">
        {t("certificates")}
      </Title>
      <Text size="sm" mb="sm">
        {t("certificates.what")}
      </Text>
      {of.certificates.length === 0 && (
        <Text data-testid="certificates-none">{t(erased ? "certificates.tomorrow" : "certificates.none")}</Text>
      )}
      {of.certificates.length > 0 && (
        <Table.ScrollContainer
          minWidth={480}
          scrollAreaProps={{ viewportProps: { tabIndex: 0, role: "region", "aria-label": t("certificates") } }}
        >
          <Table verticalSpacing="xs">
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t("number")}</Table.Th>
                <Table.Th>{t("made")}</Table.Th>
                <Table.Th>{t("things")}</Table.Th>
                <Table.Th>{t("digest")}</Table.Th>
                <Table.Th>{t("file")}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {all.map((one) => (
                <Table.Tr key={one.n} data-testid="certificate">
                  <Table.Td>
                    {one.n} {one.whole && t("whole")}
                  </Table.Td>
                  <Table.Td>{moment(one.madeAt, lang)}</Table.Td>
                  <Table.Td>{one.things}</Table.Td>
                  <Table.Td style={{ overflowWrap: "anywhere" }}>{one.digest}</Table.Td>
                  <Table.Td>
                    <Group gap="xs" wrap="nowrap">
                      <Save n={one.n} as="PDF" path="/certificate.pdf" />
                      <Save n={one.n} as="JSON" path="" />
                    </Group>
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
      {of.certificates.length > 0 && (
        <Group mt="sm">
          {more && (
            <Button variant="default" loading={loading} data-testid="certificates-older" onClick={next}>
              {t("older")}
            </Button>
          )}
          <Button variant="default" loading={zip.isPending} data-testid="certificates-zip" onClick={() => zip.mutate()}>
            {t("zip")}
          </Button>
        </Group>
      )}
      <Trouble error={trouble ?? zip.error} />
    </Paper>
  );
}
