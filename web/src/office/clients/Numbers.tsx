import { Button, Group, Stack, Text, TextInput } from "@mantine/core";
import { readNumber } from "../../i18n/number.ts";
import { useTexts } from "./texts.ts";

export function Numbers({
  numbers,
  change,
  wrong,
}: {
  numbers: string[];
  change: (numbers: string[]) => void;
  wrong: (n: number) => string | null;
}) {
  const t = useTexts();
  return (
    <Stack gap="xs">
      {numbers.length === 0 && <Text>{t("noNumbers")}</Text>}
      {numbers.map((number, n) => (
        <Group key={n} align="flex-start">
          <TextInput
            aria-label={t("number")}
            type="tel"
            value={number}
            onChange={(event) => change(numbers.with(n, event.currentTarget.value))}
            description={readNumber(number) ?? t("numberExample")}
            error={wrong(n)}
            w={260}
          />
          <Button
            variant="subtle"
            color="shu"
            mt={22}
            aria-label={t("removeNumber", { number })}
            onClick={() => change(numbers.toSpliced(n, 1))}
          >
            {t("remove")}
          </Button>
        </Group>
      ))}
      <Button variant="default" w="fit-content" onClick={() => change([...numbers, ""])}>
        {t("addNumber")}
      </Button>
    </Stack>
  );
}
